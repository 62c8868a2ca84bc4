package org.lazymm.explorer.search;

import java.util.HashSet;
import java.util.Set;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.explorer.program.Program;

/**
 * Finds the executions of a program with neither revisits nor an order of the threads: any thread
 * makes its next operation in any consistent way, and a set keeps each graph from being grown
 * twice. Slow, and too simple to be wrong in the way that a search with revisits is.
 */
final class Stepwise {
  private final Program program;
  private final MemoryModel model;
  private final int most;
  private final Set<String> grown = new HashSet<>();
  private final Set<String> executions = new HashSet<>();
  private final Set<String> deadlocks = new HashSet<>();
  private boolean tooLarge;

  /**
   * Not begun.
   *
   * @param program the program
   * @param model which executions there are
   * @param most how many graphs to grow before giving up
   */
  Stepwise(Program program, MemoryModel model, int most) {
    this.program = program;
    this.model = model;
    this.most = most;
  }

  /** Whether it finished: else there are too many graphs. */
  boolean run() {
    grow(new ExecutionGraph(program.threads()));
    return !tooLarge;
  }

  Set<String> executions() {
    return executions;
  }

  Set<String> deadlocks() {
    return deadlocks;
  }

  private void grow(ExecutionGraph graph) {
    if (tooLarge || !grown.add(signature(graph))) {
      return;
    }
    if (grown.size() > most) {
      tooLarge = true;
      return;
    }
    boolean stuck = true;
    boolean idle = true;
    for (int thread = 0; thread < program.threads(); thread++) {
      NextOperation next = new NextOperation(graph, thread);
      try {
        program.run(thread, next);
      } catch (Stop stop) {
        // Its next operation is known.
      }
      if (next.known()) {
        boolean waits = next.waits(program);
        stuck &= waits;
        idle &= waits && next.is(Label.IDLE);
        step(graph, thread, next);
      }
    }
    if (stuck && !idle) {
      deadlocks.add(signature(graph));
    } else if (stuck && model.acceptsComplete(graph)) {
      executions.add(signature(graph));
    }
  }

  private void step(ExecutionGraph graph, int thread, NextOperation next) {
    if (next.is(Label.READ)) {
      for (int write = graph.coLast(next.location()); ; write = graph.coPrevious(write)) {
        read(graph, thread, next, write);
        if (write == ExecutionGraph.INITIAL) {
          break;
        }
      }
    } else if (next.is(Label.WRITE)) {
      for (int before = graph.coLast(next.location()); ; before = graph.coPrevious(before)) {
        write(graph, next, before);
        if (before == ExecutionGraph.INITIAL) {
          break;
        }
      }
    } else {
      ExecutionGraph grown = graph.copy();
      next.add(grown);
      grow(grown);
    }
  }

  private void read(ExecutionGraph graph, int thread, NextOperation next, int source) {
    int location = next.location();
    ExecutionGraph grown = graph.copy();
    int read = next.add(grown);
    long value = grown.valueOf(source, program.initial(location));
    if (!grown.satisfies(read, value)) {
      return;
    }
    grown.readFrom(read, source, value);
    if (next.is(Label.RMW) && grown.writes(read, value)) {
      if (grown.consumer(source, location) != ExecutionGraph.NONE) {
        return;
      }
      int kept = Label.RMW | Label.LOCK | Label.FULL | Label.RELEASE;
      int write = grown.add(thread, (grown.label(read) & kept) | Label.WRITE, location);
      grown.setValue(write, grown.updated(read));
      grown.placeAfter(write, source);
    }
    if (model.consistent(grown)) {
      grow(grown);
    }
  }

  private void write(ExecutionGraph graph, NextOperation next, int before) {
    if (graph.consumer(before, next.location()) != ExecutionGraph.NONE) {
      return;
    }
    ExecutionGraph grown = graph.copy();
    int write = next.add(grown);
    grown.placeAfter(write, before);
    if (model.consistent(grown)) {
      grow(grown);
    }
  }

  /** All that a graph says, but for blocked reads. */
  static String signature(ExecutionGraph graph) {
    StringBuilder text = new StringBuilder();
    for (int thread = 0; thread < graph.threads(); thread++) {
      text.append('|');
      for (int at = 0; at < graph.size(thread); at++) {
        int event = graph.event(thread, at);
        if (!graph.blocks(event)) {
          text.append(Integer.toHexString(graph.label(event))).append('@');
          text.append(graph.location(event)).append('=').append(graph.value(event));
          if (graph.is(event, Label.READ)) {
            text.append('<').append(name(graph, graph.rf(event)));
          }
          text.append(' ');
        }
      }
    }
    for (int location = 0; location < graph.locations(); location++) {
      if (graph.coFirst(location) >= 0) {
        text.append('@').append(location);
      }
      for (int write = graph.coFirst(location); write >= 0; write = graph.coNext(write)) {
        text.append(' ').append(name(graph, write));
      }
    }
    return text.toString();
  }

  private static String name(ExecutionGraph graph, int event) {
    return event < 0 ? "-" : graph.thread(event) + "." + graph.index(event);
  }
}

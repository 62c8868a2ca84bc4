package org.lazymm.explorer.replay;

import java.util.Arrays;
import java.util.List;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.program.BehindException;
import org.lazymm.explorer.program.LabelledOperations;
import org.lazymm.explorer.scenario.KernelProgram;
import org.lazymm.explorer.scenario.UnexplorableException;
import org.lazymm.explorer.search.DivergenceException;
import org.lazymm.explorer.search.Stop;

/**
 * Repeats an execution in a program that may number its cells and objects otherwise: runs each
 * CPU's code up to each of its events in turn, and builds the graph from what the code does.
 */
final class ExecutionReplayer extends LabelledOperations {
  private final KernelProgram program;
  private final List<ScheduledEvent> cues;
  private final ExecutionGraph graph;
  private int thread;
  private int position;
  private boolean stopped;

  private ExecutionReplayer(KernelProgram program, List<ScheduledEvent> cues) {
    this.program = program;
    this.cues = cues;
    this.graph = new ExecutionGraph(program.threads());
  }

  /**
   * Repeats an execution. Afterwards what the program keeps of its run is of this execution.
   *
   * @param program the program, in which nothing has been run yet
   * @param cues the events, each after those before it in program order and the one it reads from
   * @throws DivergenceException if the code does something else
   */
  static ExecutionGraph of(KernelProgram program, List<ScheduledEvent> cues) {
    ExecutionReplayer retracing = new ExecutionReplayer(program, cues);
    program.startOver();
    while (retracing.graph.size() < cues.size()) {
      int before = retracing.graph.size();
      retracing.run(cues.get(before).cpu());
      if (retracing.graph.size() == before) {
        throw retracing.diverged("the end of its code, or a wait");
      }
    }
    retracing.orderWrites();
    for (int cpu = 0; cpu < program.threads(); cpu++) {
      retracing.run(cpu);
    }
    return retracing.graph;
  }

  private void run(int cpu) {
    if (cpu < 0 || cpu >= program.threads()) {
      throw new UnexplorableException(
          "cpu " + cpu + ": the scenario has CPUs 0 to " + (program.threads() - 1));
    }
    thread = cpu;
    position = 0;
    stopped = false;
    try {
      program.run(cpu, this);
    } catch (Stop stop) {
      // It waits, or another CPU comes next.
    } catch (BehindException behind) {
      throw new IllegalStateException("what an event follows from comes after it", behind);
    }
  }

  /** Puts the writes to each cell into the order that was recorded. */
  private void orderWrites() {
    int[] following = new int[graph.size()];
    Arrays.fill(following, ExecutionGraph.NONE);
    int[] first = new int[graph.locations()];
    Arrays.fill(first, ExecutionGraph.NONE);
    int writes = 0;
    for (int write = 0; write < graph.size(); write++) {
      if (graph.is(write, Label.WRITE)) {
        writes++;
        int before = cues.get(write).after();
        boolean fits =
            before == ExecutionGraph.INITIAL
                || before >= 0 && before < graph.size() && isWriteTo(before, write);
        if (!fits) {
          throw new UnexplorableException(
              "event "
                  + write
                  + " is a write after event "
                  + before
                  + ", which is none to its cell");
        }
        if (before == ExecutionGraph.INITIAL) {
          first[graph.location(write)] = write;
        } else {
          following[before] = write;
        }
      }
    }
    for (int location = 0; location < first.length; location++) {
      int before = ExecutionGraph.INITIAL;
      for (int write = first[location]; write != ExecutionGraph.NONE; write = following[write]) {
        graph.placeAfter(write, before);
        before = write;
        writes--;
      }
    }
    if (writes != 0) {
      throw new UnexplorableException("the writes to a cell are in no order");
    }
  }

  private boolean isWriteTo(int before, int write) {
    return graph.is(before, Label.WRITE) && graph.location(before) == graph.location(write);
  }

  @Override
  public int position() {
    return position;
  }

  @Override
  public void depending(long address, long data, long control) {
    throw new IllegalStateException("a scenario's program states no dependencies");
  }

  @Override
  protected long readAs(int label, int location) {
    return graph.value(readEvent(label, location));
  }

  @Override
  protected void writeAs(int label, int location, long value) {
    int event = event(label, location);
    graph.setValue(event, value);
  }

  @Override
  protected long updateAs(int label, int location, Update update, long operand, long expected) {
    if ((label & Label.LOCK) != 0) {
      throw new IllegalStateException("a scenario's program has no locks");
    }
    int read = readEvent(label, location);
    graph.operands(read, update, operand, expected);
    long old = graph.value(read);
    if (graph.writes(read, old)) {
      int write = event(Label.writeOfUpdate(graph.label(read)), location);
      graph.setValue(write, graph.updated(read));
    }
    return old;
  }

  @Override
  protected long awaitAs(int label, int location, long value, boolean equal) {
    int read = readEvent(label, location);
    graph.operands(read, Update.EXCHANGE, value, equal ? 1 : 0);
    if (graph.blocks(read)) {
      throw stop();
    }
    return graph.value(read);
  }

  @Override
  public long[] operandsRead() {
    return graph.operandsRead(graph.event(thread, position - 1));
  }

  @Override
  protected void mark(int label, int location) {
    event(label, location);
  }

  private int readEvent(int label, int location) {
    boolean isNew = position == graph.size(thread);
    int event = event(label, location);
    if (isNew) {
      int source = cues.get(event).readsFrom();
      boolean fits =
          source == ExecutionGraph.INITIAL
              || source >= 0
                  && source < event
                  && graph.is(source, Label.WRITE)
                  && graph.location(source) == location;
      if (!fits) {
        throw new UnexplorableException(
            "event "
                + event
                + " reads from event "
                + source
                + ", which is no earlier write to its cell");
      }
      graph.readFrom(event, source, graph.valueOf(source, program.initial(location)));
    }
    return event;
  }

  /** The event of the next operation; made if the operation was not made before. */
  private int event(int label, int location) {
    if (stopped) {
      throw Stop.INSTANCE;
    }
    if (position < graph.size(thread)) {
      int known = graph.event(thread, position);
      if (graph.label(known) != label || graph.location(known) != location) {
        throw diverged(described(label, location));
      }
      position++;
      return known;
    }
    int place = graph.size();
    if (place == cues.size()) {
      throw new DivergenceException(
          thread, position, "the end of the recording", described(label, location));
    }
    ScheduledEvent cue = cues.get(place);
    if (cue.cpu() != thread) {
      throw stop();
    }
    if (cue.label() != label || !isCell(cue, location)) {
      throw diverged(described(label, location));
    }
    position++;
    return graph.add(thread, label, location);
  }

  private boolean isCell(ScheduledEvent cue, int location) {
    return cue.cell().isEmpty() || cue.cell().equals(program.locationName(location));
  }

  private Stop stop() {
    stopped = true;
    return Stop.INSTANCE;
  }

  private DivergenceException diverged(String now) {
    boolean again = position < graph.size(thread);
    String before =
        again
            ? described(
                graph.label(graph.event(thread, position)),
                graph.location(graph.event(thread, position)))
            : described(cues.get(graph.size()).label(), cues.get(graph.size()).cell());
    return new DivergenceException(thread, position, before, now);
  }

  private String described(int label, int location) {
    return described(label, location < 0 ? "" : program.locationName(location));
  }

  private static String described(int label, String cell) {
    if ((label & Label.FENCE) != 0) {
      return EventLabel.fence(label);
    }
    String order = EventLabel.order(label);
    String kind =
        EventLabel.kind(label).name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return (order.isEmpty() ? "" : order + " ") + kind + (cell.isEmpty() ? "" : " of " + cell);
  }
}

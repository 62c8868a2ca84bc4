package org.lazymm.explorer.search;

import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.program.LabelledOperations;
import org.lazymm.explorer.program.Program;

/**
 * Runs a thread's code: answers the operations that the graph has from the graph, and adds the
 * first that it has not.
 */
final class ThreadReplay extends LabelledOperations {

  /** How a run of a thread ended. */
  enum End {
    /** Its code came to its end. */
    ENDED,
    /** It waits. */
    WAITING,
    /** A thread with a lower number can go on. */
    PREEMPTED,
    /** It has made too many operations. */
    ENDLESS,
    /** The execution is longer than asked for. */
    CUT,
    /** Its next operation is new, and nothing is to be added. */
    CAUGHT_UP
  }

  private final Program program;
  private final Additions additions;
  private final int mostOperations;
  private int mostEvents = Integer.MAX_VALUE;
  private ExecutionGraph graph;
  private int thread;
  private int position;
  private End end = End.ENDED;
  private boolean stated;
  private boolean addsNothing;
  private long address;
  private long data;
  private long control;

  ThreadReplay(Program program, Additions additions, int mostOperations) {
    this.program = program;
    this.additions = additions;
    this.mostOperations = mostOperations;
    this.graph = new ExecutionGraph(1);
  }

  /** From here on longer executions are cut off. */
  void limitEvents(int most) {
    mostEvents = most;
  }

  /** From here on a thread is left at the first operation that the graph has not. */
  void addNothing() {
    addsNothing = true;
  }

  void begin(ExecutionGraph inGraph, int newThread) {
    graph = inGraph;
    thread = newThread;
    position = 0;
    end = End.ENDED;
    stated = false;
  }

  End end() {
    if (end == End.ENDED && position < graph.size(thread)) {
      int event = graph.event(thread, position);
      throw new DivergenceException(
          thread, position, Described.event(program, graph, event), "the end");
    }
    return end;
  }

  int thread() {
    return thread;
  }

  /** The running thread stops at its next operation. */
  void preempt() {
    end = End.PREEMPTED;
  }

  @Override
  public int position() {
    return position;
  }

  @Override
  public void depending(long onAddress, long onData, long onControl) {
    stated = true;
    address = onAddress;
    data = onData;
    control = onControl;
  }

  @Override
  protected long readAs(int label, int location) {
    int event = recorded(label, location);
    if (event == ExecutionGraph.NONE) {
      event = add(label, location);
      additions.visitRead(event);
    }
    return graph.value(event);
  }

  @Override
  protected void writeAs(int label, int location, long value) {
    int event = recorded(label, location);
    if (event == ExecutionGraph.NONE) {
      event = add(label, location);
      graph.setValue(event, value);
      additions.visitWrite(event);
    } else if (graph.value(event) != value) {
      throw diverged(event, label, location, " of " + value);
    }
  }

  @Override
  protected long updateAs(int label, int location, Update update, long operand, long expected) {
    int event = recorded(label, location);
    if (event == ExecutionGraph.NONE) {
      event = add(label, location);
      graph.operands(event, update, operand, expected);
      additions.visitRead(event);
    } else if (graph.operand(event) != operand
        || graph.expected(event) != expected
        || graph.update(event) != update) {
      throw diverged(event, label, location, " by " + operand + " if " + expected);
    }
    if (update == Update.LOCK && graph.blocks(event)) {
      throw stop(End.WAITING);
    }
    if (graph.writes(event, graph.value(event))) {
      position++;
    }
    return graph.value(event);
  }

  @Override
  protected long awaitAs(int label, int location, long value, boolean equal) {
    int event = recorded(label, location);
    long condition = equal ? 1 : 0;
    if (event == ExecutionGraph.NONE) {
      event = add(label, location);
      graph.operands(event, Update.EXCHANGE, value, condition);
      additions.visitRead(event);
    } else if (graph.operand(event) != value || graph.expected(event) != condition) {
      throw diverged(event, label, location, " for " + value);
    }
    if (graph.blocks(event)) {
      throw stop(End.WAITING);
    }
    return graph.value(event);
  }

  @Override
  public long[] operandsRead() {
    return graph.operandsRead(graph.event(thread, position - 1));
  }

  @Override
  protected void mark(int label, int location) {
    if (recorded(label, location) == ExecutionGraph.NONE) {
      add(label, location);
    }
  }

  /** The event that the next operation made in an earlier run, or NONE. */
  private int recorded(int label, int location) {
    if (end != End.ENDED) {
      throw Stop.INSTANCE;
    }
    if (position == graph.size(thread)) {
      return ExecutionGraph.NONE;
    }
    int event = graph.event(thread, position);
    if (graph.label(event) != label || graph.location(event) != location) {
      throw diverged(event, label, location, "");
    }
    position++;
    stated = false;
    return event;
  }

  private int add(int label, int location) {
    if (addsNothing) {
      throw stop(End.CAUGHT_UP);
    }
    if (position >= mostOperations) {
      throw stop(End.ENDLESS);
    }
    if (graph.size() >= mostEvents) {
      throw stop(End.CUT);
    }
    int event = graph.add(thread, label, location);
    if (stated) {
      graph.depend(event, address, data, control);
      stated = false;
    }
    position++;
    return event;
  }

  private Stop stop(End why) {
    end = why;
    return Stop.INSTANCE;
  }

  private DivergenceException diverged(int event, int label, int location, String rest) {
    return new DivergenceException(
        thread,
        graph.index(event),
        Described.event(program, graph, event),
        Described.operation(program, label, location) + rest);
  }
}

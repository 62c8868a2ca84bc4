package org.lazymm.explorer.search;

import java.util.Arrays;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.program.LabelledOperations;
import org.lazymm.explorer.program.Program;

/** Answers a thread's operations from a graph, and remembers the first that is not in it. */
final class NextOperation extends LabelledOperations {
  private final ExecutionGraph graph;
  private final int thread;
  private int position;
  private boolean known;
  private int label;
  private int location;
  private long value;
  private Update update = Update.EXCHANGE;
  private long operand;
  private long expected;
  private final long[] dependencies = new long[3];

  NextOperation(ExecutionGraph graph, int thread) {
    this.graph = graph;
    this.thread = thread;
  }

  /** Whether there is one. */
  boolean known() {
    return known;
  }

  boolean is(int properties) {
    return (label & properties) == properties;
  }

  int location() {
    return location;
  }

  /** Whether it waits and the last value of its location does not end the wait. */
  boolean waits(Program program) {
    if (!is(Label.READ)) {
      return false;
    }
    ExecutionGraph alone = new ExecutionGraph(program.threads());
    long last = graph.valueOf(graph.coLast(location), program.initial(location));
    return !alone.satisfies(add(alone), last);
  }

  /** Adds it to a graph. */
  int add(ExecutionGraph to) {
    int event = to.add(thread, label, location);
    to.setValue(event, value);
    to.operands(event, update, operand, expected);
    if ((dependencies[0] | dependencies[1] | dependencies[2]) != 0) {
      to.depend(event, dependencies[0], dependencies[1], dependencies[2]);
    }
    return event;
  }

  private int recorded(int newLabel, int newLocation) {
    if (known) {
      throw Stop.INSTANCE;
    }
    if (position < graph.size(thread)) {
      Arrays.fill(dependencies, 0);
      return graph.event(thread, position++);
    }
    known = true;
    label = newLabel;
    location = newLocation;
    return ExecutionGraph.NONE;
  }

  @Override
  public int position() {
    return position;
  }

  @Override
  public void depending(long address, long data, long control) {
    dependencies[0] = address;
    dependencies[1] = data;
    dependencies[2] = control;
  }

  @Override
  protected long readAs(int newLabel, int where) {
    int event = recorded(newLabel, where);
    if (event == ExecutionGraph.NONE) {
      throw Stop.INSTANCE;
    }
    return graph.value(event);
  }

  @Override
  protected void writeAs(int newLabel, int where, long what) {
    if (recorded(newLabel, where) == ExecutionGraph.NONE) {
      value = what;
      throw Stop.INSTANCE;
    }
  }

  @Override
  protected long updateAs(int newLabel, int where, Update how, long newOperand, long newExpected) {
    int event = recorded(newLabel, where);
    if (event == ExecutionGraph.NONE) {
      update = how;
      operand = newOperand;
      expected = newExpected;
      throw Stop.INSTANCE;
    }
    if (graph.writes(event, graph.value(event))) {
      position++;
    }
    return graph.value(event);
  }

  @Override
  protected long awaitAs(int newLabel, int where, long what, boolean equal) {
    int event = recorded(newLabel, where);
    if (event == ExecutionGraph.NONE) {
      operand = what;
      expected = equal ? 1 : 0;
      throw Stop.INSTANCE;
    }
    return graph.value(event);
  }

  @Override
  public long[] operandsRead() {
    return graph.operandsRead(graph.event(thread, position - 1));
  }

  @Override
  protected void mark(int newLabel, int where) {
    if (recorded(newLabel, where) == ExecutionGraph.NONE) {
      throw Stop.INSTANCE;
    }
  }
}

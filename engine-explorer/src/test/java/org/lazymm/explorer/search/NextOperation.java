package org.lazymm.explorer.search;

import java.util.Arrays;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.program.Operations;
import org.lazymm.explorer.program.Program;

/** Answers a thread's operations from a graph, and remembers the first that is not in it. */
final class NextOperation implements Operations {
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
  public long read(int where, Mode mode) {
    int event = recorded(Label.READ | mode.label(), where);
    if (event == ExecutionGraph.NONE) {
      throw Stop.INSTANCE;
    }
    return graph.value(event);
  }

  @Override
  public void write(int where, long what, Mode mode) {
    write(where, what, Label.WRITE | mode.label());
  }

  private void write(int where, long what, int newLabel) {
    if (recorded(newLabel, where) == ExecutionGraph.NONE) {
      value = what;
      throw Stop.INSTANCE;
    }
  }

  @Override
  public long update(int where, Update how, long newOperand, long newExpected, Mode mode) {
    int lock = how == Update.LOCK ? Label.LOCK : 0;
    int event = recorded(Label.READ | Label.RMW | lock | mode.label(), where);
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
  public long await(int where, long what, boolean equal, Mode mode) {
    return await(where, what, equal, Label.READ | Label.AWAIT | mode.label());
  }

  @Override
  public long idle(int where, long what, Mode mode) {
    return await(where, what, false, Label.READ | Label.AWAIT | Label.IDLE | mode.label());
  }

  private long await(int where, long what, boolean equal, int newLabel) {
    int event = recorded(newLabel, where);
    if (event == ExecutionGraph.NONE) {
      operand = what;
      expected = equal ? 1 : 0;
      throw Stop.INSTANCE;
    }
    return graph.value(event);
  }

  @Override
  public void fence(Fence fence) {
    mark(Label.of(fence), -1);
  }

  @Override
  public void lock(int where) {
    update(where, Update.LOCK, 0, 0, Mode.ACQUIRE);
  }

  @Override
  public void unlock(int where) {
    write(where, 0, Label.WRITE | Label.UNLOCK | Label.RELEASE);
  }

  @Override
  public long[] operandsRead() {
    return graph.operandsRead(graph.event(thread, position - 1));
  }

  @Override
  public void use(int object) {
    mark(Label.USE, object);
  }

  @Override
  public void free(int object) {
    mark(Label.FREE, object);
  }

  @Override
  public void reallocate(int object) {
    mark(Label.FREE | Label.ALLOC, object);
  }

  private void mark(int newLabel, int where) {
    if (recorded(newLabel, where) == ExecutionGraph.NONE) {
      throw Stop.INSTANCE;
    }
  }
}

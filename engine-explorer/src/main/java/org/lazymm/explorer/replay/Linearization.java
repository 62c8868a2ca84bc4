package org.lazymm.explorer.replay;

import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;

/**
 * Puts the events of an execution into an order in which they can be told: it agrees with program
 * order and reads-from, and as far as they allow with the order of writes and with reads of older
 * writes; it stays with one CPU as long as it can.
 */
final class Linearization {
  private final ExecutionGraph graph;
  private final int late;
  private final int early;
  private final boolean[] placed;
  private final int[] next;
  private final int[] order;
  private int count;

  private Linearization(ExecutionGraph graph, int late, int early) {
    this.graph = graph;
    this.late = late;
    this.early = early;
    this.placed = new boolean[graph.size()];
    this.next = new int[graph.threads()];
    this.order = new int[graph.size()];
  }

  /**
   * The events in that order.
   *
   * @param graph an execution
   * @param late an event that should come after another, if possible, or {@link
   *     ExecutionGraph#NONE}
   * @param early the other, or {@link ExecutionGraph#NONE}
   */
  static int[] of(ExecutionGraph graph, int late, int early) {
    Linearization timeline = new Linearization(graph, late, early);
    int cpu = 0;
    while (timeline.count < graph.size()) {
      cpu = timeline.choose(cpu);
      timeline.place(cpu);
    }
    return timeline.order;
  }

  private int choose(int present) {
    int ready = -1;
    for (int each = 0; each < graph.threads(); each++) {
      int cpu = (present + each) % graph.threads();
      if (isReady(cpu)) {
        if (isSmooth(event(cpu))) {
          return cpu;
        }
        ready = ready < 0 ? cpu : ready;
      }
    }
    if (ready < 0) {
      throw new IllegalStateException("program order and reads-from have a cycle");
    }
    return ready;
  }

  private int event(int cpu) {
    return graph.event(cpu, next[cpu]);
  }

  private boolean isReady(int cpu) {
    if (next[cpu] == graph.size(cpu)) {
      return false;
    }
    int source = graph.rf(event(cpu));
    return source < 0 || placed[source];
  }

  /** Whether no event is left that the order of writes puts before this one. */
  private boolean isSmooth(int event) {
    if (event == late && early >= 0 && !placed[early]) {
      return false;
    }
    int write = written(event);
    if (write < 0) {
      return true;
    }
    int before = graph.coPrevious(write);
    if (before >= 0 && !placed[before]) {
      return false;
    }
    for (int read = 0; read < graph.size(); read++) {
      if (!placed[read]
          && read != event
          && graph.is(read, Label.READ)
          && graph.location(read) == graph.location(write)
          && graph.rf(read) == before) {
        return false;
      }
    }
    return true;
  }

  /** The write that an event is or has at its side. */
  private int written(int event) {
    if (graph.is(event, Label.WRITE)) {
      return event;
    }
    return graph.is(event, Label.READ | Label.RMW) ? graph.rmwWrite(event) : ExecutionGraph.NONE;
  }

  private void place(int cpu) {
    int event = event(cpu);
    put(event);
    int write = written(event);
    if (write >= 0 && write != event) {
      put(write);
    }
  }

  private void put(int event) {
    order[count++] = event;
    placed[event] = true;
    next[graph.thread(event)]++;
  }
}

package org.lazymm.explorer.model;

import java.util.BitSet;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;

/**
 * What comes before an event in every order in which a sequentially consistent machine, or one with
 * store buffers, may have carried out an execution. A use of an object is like a read, freeing it
 * like a write.
 */
final class HappensBeforeClosure {
  private final boolean storeBuffers;
  private final BitSet before = new BitSet();
  private ExecutionGraph graph = new ExecutionGraph(1);
  private int[] pending = new int[64];
  private int left;
  private int target = ExecutionGraph.NONE;

  HappensBeforeClosure(boolean storeBuffers) {
    this.storeBuffers = storeBuffers;
  }

  void computeHappensBefore(ExecutionGraph complete) {
    graph = complete;
    target = ExecutionGraph.NONE;
  }

  boolean happensBefore(int earlier, int later) {
    if (target != later) {
      collect(later);
    }
    return earlier != later && before.get(earlier);
  }

  /** Collects what comes before an event, walking backwards. */
  private void collect(int later) {
    target = later;
    before.clear();
    if (pending.length < graph.size()) {
      pending = new int[2 * graph.size()];
    }
    left = 0;
    put(later);
    while (left > 0) {
      int event = pending[--left];
      int label = graph.label(event);
      putProgramOrder(event, label);
      if ((label & Label.READ) != 0) {
        int source = graph.rf(event);
        boolean own = source >= 0 && graph.thread(source) == graph.thread(event);
        if (source >= 0 && !(storeBuffers && own)) {
          put(source);
        }
      } else if ((label & Label.WRITE) != 0) {
        putOverwritten(event);
      }
    }
  }

  private void put(int event) {
    if (!before.get(event)) {
      before.set(event);
      pending[left++] = event;
    }
  }

  private void putProgramOrder(int event, int label) {
    boolean passesWrites = storeBuffers && !Tso.waitsForWrites(label);
    int thread = graph.thread(event);
    for (int at = graph.index(event) - 1; at >= 0; at--) {
      int earlier = graph.event(thread, at);
      boolean write =
          (graph.label(earlier) & (Label.WRITE | Label.FREE)) != 0 && !graph.is(earlier, Label.RMW);
      if (!passesWrites || !write) {
        put(earlier);
        if (passesWrites || !storeBuffers || Tso.waitsForWrites(graph.label(earlier))) {
          return; // What is before that is found from there, but for writes that it passes.
        }
      }
    }
  }

  /** The write before a write, and the reads that read it. */
  private void putOverwritten(int write) {
    int previous = graph.coPrevious(write);
    if (previous >= 0) {
      put(previous);
    }
    int location = graph.location(write);
    for (int read = 0; read < graph.size(); read++) {
      if (graph.is(read, Label.READ)
          && graph.location(read) == location
          && graph.rf(read) == previous) {
        put(read);
      }
    }
  }
}

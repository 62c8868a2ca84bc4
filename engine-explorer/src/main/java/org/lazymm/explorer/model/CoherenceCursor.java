package org.lazymm.explorer.model;

import java.util.Arrays;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;

/**
 * Memory while the events of a graph are carried out one by one: what each location holds, and how
 * many reads of each write are still to come.
 */
final class CoherenceCursor {
  private int[] current = new int[16];
  private int[] pendingReads = new int[64];
  private int[] initialReads = new int[16];

  /** Nothing has been carried out yet. */
  void begin(ExecutionGraph graph) {
    int size = graph.size();
    int locations = graph.locations();
    if (current.length < locations) {
      current = new int[2 * locations];
      initialReads = new int[2 * locations];
    }
    if (pendingReads.length < size) {
      pendingReads = new int[2 * size];
    }
    Arrays.fill(current, 0, locations, ExecutionGraph.INITIAL);
    Arrays.fill(initialReads, 0, locations, 0);
    Arrays.fill(pendingReads, 0, size, 0);
    for (int event = 0; event < size; event++) {
      int source = graph.rf(event);
      if (source >= 0) {
        pendingReads[source]++;
      } else if (source == ExecutionGraph.INITIAL) {
        initialReads[graph.location(event)]++;
      }
    }
  }

  /** Whether a location holds a write now. */
  boolean holds(int location, int write) {
    return current[location] == write;
  }

  /** Carries a read out. */
  void read(ExecutionGraph graph, int read) {
    int source = graph.rf(read);
    if (source >= 0) {
      pendingReads[source]--;
    } else {
      initialReads[graph.location(read)]--;
    }
  }

  /** Carries a write out if its location holds the one before it, and all have read that. */
  boolean write(ExecutionGraph graph, int write) {
    int location = graph.location(write);
    int before = graph.coPrevious(write);
    if (graph.is(write, Label.RMW) && before != graph.rf(graph.rmwRead(write))) {
      return false; // Nothing comes between the halves.
    }
    int readers = before >= 0 ? pendingReads[before] : initialReads[location];
    if (!holds(location, before) || readers != 0) {
      return false;
    }
    current[location] = write;
    return true;
  }
}

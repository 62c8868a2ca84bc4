package org.lazymm.explorer.model;

import java.util.Arrays;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;

/**
 * What every machine here keeps: each location by itself is sequentially consistent, and no write
 * comes between the read and the write of a read-modify-write.
 *
 * <p>The writes of a location are numbered in their order, the initial one 0; a read has the number
 * of its write. Then the first holds exactly if the numbers that a thread meets at a location never
 * fall, and rise at each write.
 */
final class Coherence {
  private int[] rank = new int[64];
  private int[] met = new int[16];

  boolean holds(ExecutionGraph graph) {
    return isAtomic(graph) && isOrdered(graph);
  }

  private boolean isAtomic(ExecutionGraph graph) {
    for (int event = 0; event < graph.size(); event++) {
      if (graph.is(event, Label.RMW | Label.WRITE)
          && graph.coPrevious(event) != graph.rf(graph.rmwRead(event))) {
        return false;
      }
    }
    return true;
  }

  private boolean isOrdered(ExecutionGraph graph) {
    number(graph);
    for (int thread = 0; thread < graph.threads(); thread++) {
      Arrays.fill(met, 0, graph.locations(), 0);
      for (int at = 0; at < graph.size(thread); at++) {
        if (!advances(graph, graph.event(thread, at))) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean advances(ExecutionGraph graph, int event) {
    int location = graph.location(event);
    if (graph.is(event, Label.WRITE)) {
      if (rank[event] <= met[location]) {
        return false;
      }
      met[location] = rank[event];
    } else if (graph.is(event, Label.READ) && graph.rf(event) != ExecutionGraph.NONE) {
      int read = graph.rf(event) == ExecutionGraph.INITIAL ? 0 : rank[graph.rf(event)];
      if (read < met[location]) {
        return false;
      }
      met[location] = read;
    }
    return true;
  }

  private void number(ExecutionGraph graph) {
    if (rank.length < graph.size()) {
      rank = new int[2 * graph.size()];
    }
    if (met.length < graph.locations()) {
      met = new int[2 * graph.locations()];
    }
    for (int location = 0; location < graph.locations(); location++) {
      int next = 1;
      for (int write = graph.coFirst(location); write >= 0; write = graph.coNext(write)) {
        rank[write] = next++;
      }
    }
  }
}

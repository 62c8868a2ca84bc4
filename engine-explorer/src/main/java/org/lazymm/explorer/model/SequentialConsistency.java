package org.lazymm.explorer.model;

import java.util.Arrays;
import org.lazymm.explorer.graph.Graph;
import org.lazymm.explorer.graph.Label;

/**
 * Sequential consistency: one order of all events that agrees with every program order, in which
 * each read reads the latest write.
 *
 * <p>Such an order exists if and only if the events can be carried out one by one, in any order
 * that the graph allows: carrying out one that is ready never hinders another.
 */
public final class SequentialConsistency implements MemoryModel {
  private final Reach reach = new Reach(false);
  private int[] done = new int[8];
  private int[] current = new int[16];
  private int[] pendingReads = new int[64];
  private int[] initialReads = new int[16];

  @Override
  public String name() {
    return "sc";
  }

  @Override
  public boolean consistent(Graph graph) {
    prepare(graph);
    int threads = graph.threads();
    int left = graph.size();
    boolean moved = true;
    while (moved && left > 0) {
      moved = false;
      for (int thread = 0; thread < threads; thread++) {
        int at = done[thread];
        int size = graph.size(thread);
        while (at < size && isReady(graph, graph.event(thread, at))) {
          at++;
        }
        if (at != done[thread]) {
          left -= at - done[thread];
          done[thread] = at;
          moved = true;
        }
      }
    }
    return left == 0;
  }

  private void prepare(Graph graph) {
    int threads = graph.threads();
    int size = graph.size();
    int locations = graph.locations();
    if (done.length < threads) {
      done = new int[threads];
    }
    if (current.length < locations) {
      current = new int[2 * locations];
      initialReads = new int[2 * locations];
    }
    if (pendingReads.length < size) {
      pendingReads = new int[2 * size];
    }
    Arrays.fill(done, 0, threads, 0);
    Arrays.fill(current, 0, locations, Graph.INITIAL);
    Arrays.fill(initialReads, 0, locations, 0);
    Arrays.fill(pendingReads, 0, size, 0);
    for (int event = 0; event < size; event++) {
      int source = graph.rf(event);
      if (source >= 0) {
        pendingReads[source]++;
      } else if (source == Graph.INITIAL) {
        initialReads[graph.location(event)]++;
      }
    }
  }

  /** Carries an event out if nothing that comes before it is left. */
  private boolean isReady(Graph graph, int event) {
    int label = graph.label(event);
    if ((label & (Label.READ | Label.WRITE)) == 0) {
      return true;
    }
    int location = graph.location(event);
    if ((label & Label.READ) != 0) {
      int source = graph.rf(event);
      if (source != current[location]) {
        return false;
      }
      if (source >= 0) {
        pendingReads[source]--;
      } else {
        initialReads[location]--;
      }
      return true;
    }
    int before = graph.coPrevious(event);
    if ((label & Label.RMW) != 0 && before != graph.rf(graph.rmwRead(event))) {
      return false; // Nothing comes between the halves.
    }
    int readers = before >= 0 ? pendingReads[before] : initialReads[location];
    if (before != current[location] || readers != 0) {
      return false;
    }
    current[location] = event;
    return true;
  }

  @Override
  public void examine(Graph graph) {
    reach.examine(graph);
  }

  @Override
  public boolean isOrdered(int earlier, int later) {
    return reach.isOrdered(earlier, later);
  }
}

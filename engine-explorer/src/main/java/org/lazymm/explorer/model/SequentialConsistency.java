package org.lazymm.explorer.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;

/**
 * Sequential consistency: one order of all events that agrees with every program order, in which
 * each read reads the latest write.
 *
 * <p>Such an order exists if and only if the events can be carried out one by one, in any order
 * that the graph allows: carrying out one that is ready never hinders another.
 */
public final class SequentialConsistency implements MemoryModel {
  private final HappensBeforeClosure reach = new HappensBeforeClosure(false);
  private final CoherenceCursor cells = new CoherenceCursor();
  private int[] done = new int[8];

  @Override
  public String name() {
    return "sc";
  }

  @Override
  public String title() {
    return "SC";
  }

  @Override
  public Set<Reordering> reorderings() {
    return EnumSet.noneOf(Reordering.class);
  }

  @Override
  public boolean consistent(ExecutionGraph graph) {
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

  private void prepare(ExecutionGraph graph) {
    if (done.length < graph.threads()) {
      done = new int[graph.threads()];
    }
    Arrays.fill(done, 0, graph.threads(), 0);
    cells.begin(graph);
  }

  /** Carries an event out if nothing that comes before it is left. */
  private boolean isReady(ExecutionGraph graph, int event) {
    int label = graph.label(event);
    if ((label & Label.READ) != 0) {
      if (!cells.holds(graph.location(event), graph.rf(event))) {
        return false;
      }
      cells.read(graph, event);
      return true;
    }
    return (label & Label.WRITE) == 0 || cells.write(graph, event);
  }

  @Override
  public void computeHappensBefore(ExecutionGraph graph) {
    reach.computeHappensBefore(graph);
  }

  @Override
  public boolean happensBefore(int earlier, int later) {
    return reach.happensBefore(earlier, later);
  }
}

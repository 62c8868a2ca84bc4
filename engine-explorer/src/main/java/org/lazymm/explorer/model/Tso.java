package org.lazymm.explorer.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Label;

/**
 * Total store order, as x86 has it: a read may be carried out before earlier writes of its thread,
 * whose values it sees nevertheless; all else is in order. A full barrier and a read-modify-write,
 * also a comparison that fails, wait for all earlier writes.
 *
 * <p>Like {@link SequentialConsistency}, with writes taking effect later than they are made.
 */
public final class Tso implements MemoryModel {
  private final SequentialConsistency sequential = new SequentialConsistency();
  private final HappensBeforeClosure reach = new HappensBeforeClosure(true);
  private final CoherenceCursor cells = new CoherenceCursor();
  private boolean[] done = new boolean[64];
  private int[] low = new int[8];

  @Override
  public String name() {
    return "tso";
  }

  @Override
  public String title() {
    return "x86-TSO";
  }

  @Override
  public Set<Reordering> reorderings() {
    return EnumSet.of(Reordering.WRITE_READ);
  }

  @Override
  public boolean consistent(ExecutionGraph graph) {
    if (sequential.consistent(graph)) {
      return true; // Most are.
    }
    if (!seesOwnWrites(graph)) {
      return false;
    }
    prepare(graph);
    int left = graph.size();
    int before;
    do {
      before = left;
      for (int thread = 0; thread < graph.threads(); thread++) {
        left -= advance(graph, thread);
      }
    } while (left > 0 && left < before);
    return left == 0;
  }

  private void prepare(ExecutionGraph graph) {
    if (done.length < graph.size()) {
      done = new boolean[2 * graph.size()];
    }
    if (low.length < graph.threads()) {
      low = new int[graph.threads()];
    }
    Arrays.fill(done, 0, graph.size(), false);
    Arrays.fill(low, 0, graph.threads(), 0);
    cells.begin(graph);
  }

  /** Whether no read reads a write that is older than its thread's own last one. */
  private static boolean seesOwnWrites(ExecutionGraph graph) {
    for (int event = 0; event < graph.size(); event++) {
      int own = graph.is(event, Label.READ) ? lastOwnWrite(graph, event) : ExecutionGraph.NONE;
      if (own >= 0) {
        int write = own;
        while (write != graph.rf(event)) {
          write = graph.coNext(write);
          if (write == ExecutionGraph.NONE) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static int lastOwnWrite(ExecutionGraph graph, int read) {
    int thread = graph.thread(read);
    for (int at = graph.index(read) - 1; at >= 0; at--) {
      int event = graph.event(thread, at);
      if (graph.is(event, Label.WRITE) && graph.location(event) == graph.location(read)) {
        return event;
      }
    }
    return ExecutionGraph.NONE;
  }

  /** Carries out what a thread can; returns how many events that were. */
  private int advance(ExecutionGraph graph, int thread) {
    int count = 0;
    boolean writesLeft = false;
    int size = graph.size(thread);
    for (int at = low[thread]; at < size; at++) {
      int event = graph.event(thread, at);
      if (done[event]) {
        continue;
      }
      int label = graph.label(event);
      boolean waits = waitsForWrites(label);
      if ((!waits || !writesLeft) && isReady(graph, event, label)) {
        done[event] = true;
        count++;
      } else if ((label & (Label.WRITE | Label.RMW)) == Label.WRITE) {
        writesLeft = true;
      } else {
        break; // Nothing passes a read, a barrier or a read-modify-write.
      }
    }
    while (low[thread] < size && done[graph.event(thread, low[thread])]) {
      low[thread]++;
    }
    return count;
  }

  /** Whether an event is carried out only after the earlier writes of its thread. */
  static boolean waitsForWrites(int label) {
    if ((label & Label.FENCE) != 0) {
      Fence fence = Label.fence(label);
      return fence == Fence.MB || fence == Fence.SYNCHRONIZE_RCU || fence == Fence.SYNCHRONIZE_SRCU;
    }
    return (label & (Label.WRITE | Label.RMW | Label.FREE)) != 0;
  }

  private boolean isReady(ExecutionGraph graph, int event, int label) {
    if ((label & Label.READ) != 0) {
      int source = graph.rf(event);
      boolean own =
          source >= 0 && (label & Label.RMW) == 0 && graph.thread(source) == graph.thread(event);
      if (source >= 0 && !own && !done[source]) {
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

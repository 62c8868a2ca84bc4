package org.lazymm.explorer.model;

import java.util.Arrays;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Label;

/**
 * The rule for RCU: no cycle of links has at least as many grace periods as read-side critical
 * sections, for a section would then have begun before a grace period and ended after it.
 *
 * <p>A cycle is entered where a grace period is, or where a section ends; and left where the grace
 * period is, or where the section begins. A link leads over program order to what propagates.
 */
final class RcuRelations {
  private static final int UNLINKED = Integer.MIN_VALUE / 4;

  /** What a row of grace periods and sections orders like a full barrier, on any threads. */
  final Relation rcuFence = new Relation();

  /** Ordered by such a row, in one step. */
  final Relation rb = new Relation();

  /** Happens and propagates before, in any number of steps. */
  private final Relation hbPbStar = new Relation();

  private final Relation reach = new Relation();
  private final Relation scratch = new Relation();
  private final Sections sections = new Sections();
  private final Bits ahead = new Bits();
  private final Bits behind = new Bits();

  private int[] thread = new int[16];
  private int[] entry = new int[16];
  private int[] exit = new int[16];
  private int[] weight = new int[16];
  private int[] excess = new int[256];
  private int count;

  private final EventNumbering points;
  private final Propagation propagation;

  RcuRelations(EventNumbering points, Propagation propagation) {
    this.points = points;
    this.propagation = propagation;
  }

  /** Leaves the rule out. */
  void clear() {
    rcuFence.reset(points.size());
    rb.reset(points.size());
  }

  /** Computes the relations, and says whether the rule holds; if not, they are unfinished. */
  boolean relate(ExecutionGraph graph) {
    clear();
    if (!points.hasGracePeriods()) {
      return true;
    }
    collect(graph);
    hbPbStar.set(propagation.pb);
    hbPbStar.closeReflexively();
    scratch.compose(propagation.hbStar, hbPbStar);
    hbPbStar.set(scratch);
    reach.compose(hbPbStar, propagation.prop);
    link(graph);
    if (!isBalanced()) {
      return false;
    }
    relateRcuFence(graph);
    return true;
  }

  private void collect(ExecutionGraph graph) {
    count = 0;
    for (int each = 0; each < graph.threads(); each++) {
      collect(graph, each);
    }
  }

  private void collect(ExecutionGraph graph, int ofThread) {
    sections.begin();
    for (int at = 0; at < graph.size(ofThread); at++) {
      int label = graph.label(graph.event(ofThread, at));
      if ((label & Label.FENCE) == 0) {
        continue;
      }
      Fence fenced = Label.fence(label);
      if (fenced == Fence.SYNCHRONIZE_RCU) {
        add(ofThread, at, at, 1);
      } else if (fenced == Fence.RCU_READ_LOCK) {
        sections.lock(at);
      } else if (fenced == Fence.RCU_READ_UNLOCK) {
        int begun = sections.unlock();
        if (begun >= 0) {
          add(ofThread, at, begun, -1);
        }
      }
    }
  }

  private void add(int ofThread, int enteredAt, int leftAt, int counted) {
    if (count == thread.length) {
      thread = Arrays.copyOf(thread, 2 * count);
      entry = Arrays.copyOf(entry, 2 * count);
      exit = Arrays.copyOf(exit, 2 * count);
      weight = Arrays.copyOf(weight, 2 * count);
    }
    thread[count] = ofThread;
    entry[count] = enteredAt;
    exit[count] = leftAt;
    weight[count++] = counted;
  }

  /** The greatest excess of grace periods over sections in a row from one to another. */
  private void link(ExecutionGraph graph) {
    if (excess.length < count * count) {
      excess = new int[2 * count * count];
    }
    for (int from = 0; from < count; from++) {
      findAhead(graph, from);
      for (int to = 0; to < count; to++) {
        excess[from * count + to] =
            isLinked(graph, from, to) ? weight[from] + weight[to] : UNLINKED;
      }
    }
    for (int middle = 0; middle < count; middle++) {
      for (int from = 0; from < count; from++) {
        for (int to = 0; to < count; to++) {
          int detour = excess[from * count + middle] + excess[middle * count + to] - weight[middle];
          if (detour > excess[from * count + to]) {
            excess[from * count + to] = detour;
          }
        }
      }
    }
  }

  /** All that is reached over program order, from where a grace period or section is left. */
  private void findAhead(ExecutionGraph graph, int from) {
    ahead.reset(points.size());
    for (int at = exit[from]; at < graph.size(thread[from]); at++) {
      int point = points.point(graph.event(thread[from], at));
      if (point >= 0) {
        reach.addRowTo(ahead, point);
      }
    }
  }

  private boolean isLinked(ExecutionGraph graph, int from, int to) {
    if (thread[from] == thread[to] && exit[from] < entry[to]) {
      return true;
    }
    for (int at = 0; at < entry[to]; at++) {
      int point = points.point(graph.event(thread[to], at));
      if (point >= 0 && ahead.has(point)) {
        return true;
      }
    }
    return false;
  }

  private boolean isBalanced() {
    for (int each = 0; each < count; each++) {
      // On the way round, its own weight counts twice.
      if (excess[each * count + each] - weight[each] >= 0) {
        return false;
      }
    }
    return true;
  }

  private void relateRcuFence(ExecutionGraph graph) {
    for (int from = 0; from < count; from++) {
      for (int to = 0; to < count; to++) {
        if (excess[from * count + to] >= 0 || from == to && weight[from] > 0) {
          relateAround(graph, from, to);
        }
      }
    }
    scratch.compose(rcuFence, hbPbStar);
    scratch.restrict(points.all, points.marked);
    rb.compose(propagation.prop, scratch);
  }

  private void relateAround(ExecutionGraph graph, int from, int to) {
    behind.reset(points.size());
    for (int at = exit[to]; at < graph.size(thread[to]); at++) {
      int point = points.point(graph.event(thread[to], at));
      if (point >= 0) {
        behind.add(point);
      }
    }
    for (int at = 0; at < entry[from]; at++) {
      int point = points.point(graph.event(thread[from], at));
      if (point >= 0) {
        rcuFence.addAll(point, behind);
      }
    }
  }
}

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
 *
 * <p>Grace periods and sections of SRCU count only against those of their own domain. With them, a
 * row orders if it can be read like one of brackets: each section between the two ends of its pair
 * with a grace period of its domain.
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

  private static final int RCU = -1;

  /** Of where each is entered, and of where it is left: a section may lead from one to another. */
  private int[] thread = new int[16];

  private int[] exitThread = new int[16];

  /** The location of the domain, or {@link #RCU}. */
  private int[] domain = new int[16];

  private boolean withDomains;
  private boolean[] linked = new boolean[256];
  private boolean[] ordered = new boolean[256];
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
    if (withDomains) {
      order(graph);
      if (closesOrder()) {
        return false;
      }
    } else {
      link(graph);
      if (!isBalanced()) {
        return false;
      }
    }
    relateRcuFence(graph);
    return true;
  }

  private void collect(ExecutionGraph graph) {
    count = 0;
    withDomains = false;
    for (int each = 0; each < graph.threads(); each++) {
      collect(graph, each);
    }
    if (withDomains) {
      for (SrcuSections.Section section : SrcuSections.of(graph)) {
        int unlock = section.unlock();
        add(graph.thread(unlock), graph.index(unlock), graph.index(section.lock()), -1);
        exitThread[count - 1] = graph.thread(section.lock());
        domain[count - 1] = graph.location(unlock);
      }
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
      } else if (fenced == Fence.SYNCHRONIZE_SRCU) {
        add(ofThread, at, at, 1);
        domain[count - 1] = graph.location(graph.event(ofThread, at));
        withDomains = true;
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
      exitThread = Arrays.copyOf(exitThread, 2 * count);
      domain = Arrays.copyOf(domain, 2 * count);
    }
    thread[count] = ofThread;
    exitThread[count] = ofThread;
    domain[count] = RCU;
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

  /** Which rows order, from where they are entered to where they are left. */
  private void order(ExecutionGraph graph) {
    int pairs = count * count;
    if (linked.length < pairs) {
      linked = new boolean[2 * pairs];
      ordered = new boolean[2 * pairs];
    }
    for (int from = 0; from < count; from++) {
      findAhead(graph, from);
      for (int to = 0; to < count; to++) {
        linked[from * count + to] = isLinked(graph, from, to);
        ordered[from * count + to] = from == to && weight[from] > 0;
      }
    }
    boolean more = true;
    while (more) {
      more = false;
      for (int from = 0; from < count; from++) {
        for (int to = 0; to < count; to++) {
          if (!ordered[from * count + to] && (isPair(from, to) || isJoined(from, to))) {
            ordered[from * count + to] = true;
            more = true;
          }
        }
      }
    }
  }

  /** Whether a section and a grace period of one domain enclose nothing or what orders. */
  private boolean isPair(int from, int to) {
    if (domain[from] != domain[to] || weight[from] + weight[to] != 0) {
      return false;
    }
    if (linked[from * count + to]) {
      return true;
    }
    for (int first = 0; first < count; first++) {
      for (int last = 0; linked[from * count + first] && last < count; last++) {
        if (ordered[first * count + last] && linked[last * count + to]) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a row is two that order, one after the other. */
  private boolean isJoined(int from, int to) {
    for (int last = 0; last < count; last++) {
      for (int first = 0; ordered[from * count + last] && first < count; first++) {
        if (linked[last * count + first] && ordered[first * count + to]) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean closesOrder() {
    for (int from = 0; from < count; from++) {
      for (int to = 0; to < count; to++) {
        if (ordered[from * count + to] && linked[to * count + from]) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isOrdered(int from, int to) {
    return withDomains
        ? ordered[from * count + to]
        : excess[from * count + to] >= 0 || from == to && weight[from] > 0;
  }

  /** All that is reached over program order, from where a grace period or section is left. */
  private void findAhead(ExecutionGraph graph, int from) {
    ahead.reset(points.size());
    for (int at = exit[from]; at < graph.size(exitThread[from]); at++) {
      int point = points.point(graph.event(exitThread[from], at));
      if (point >= 0) {
        reach.addRowTo(ahead, point);
      }
    }
  }

  private boolean isLinked(ExecutionGraph graph, int from, int to) {
    if (exitThread[from] == thread[to] && exit[from] < entry[to]) {
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
        if (isOrdered(from, to)) {
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
    for (int at = exit[to]; at < graph.size(exitThread[to]); at++) {
      int point = points.point(graph.event(exitThread[to], at));
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

package org.lazymm.explorer.model;

import org.lazymm.explorer.graph.ExecutionGraph;

/**
 * Plain accesses: a compiler may move them as far as the fences around them allow, so they are
 * ordered only as the marked accesses are that bound them.
 */
final class PlainAccesses {
  /** Writes that are ordered before other writes. */
  private final Relation wwVis = new Relation();

  /** Writes that are ordered before reads. */
  private final Relation wrVis = new Relation();

  /** Reads that are ordered before writes. */
  private final Relation rwXbStar = new Relation();

  /** Reads that are ordered before reads. */
  private final Relation rrXbStar = new Relation();

  private final Relation xbStar = new Relation();
  private final Relation fence = new Relation();
  private final Relation strongFence = new Relation();
  private final Relation nonrwFence = new Relation();
  private final Relation wPreBounded = new Relation();
  private final Relation rPreBounded = new Relation();
  private final Relation wPostBounded = new Relation();
  private final Relation rPostBounded = new Relation();
  private final Relation vis = new Relation();
  private final Relation scratch = new Relation();
  private final Relation other = new Relation();

  private final EventNumbering points;
  private final BaseRelations accesses;
  private final FenceRelations fences;
  private final Dependencies dependencies;
  private final Propagation propagation;
  private final RcuRelations rcu;

  PlainAccesses(
      EventNumbering points,
      BaseRelations accesses,
      FenceRelations fences,
      Dependencies dependencies,
      Propagation propagation,
      RcuRelations rcu) {
    this.points = points;
    this.accesses = accesses;
    this.fences = fences;
    this.dependencies = dependencies;
    this.propagation = propagation;
    this.rcu = rcu;
  }

  void relate(ExecutionGraph graph) {
    relateFences();
    relateBounds();
    relateVis(graph);
    relate(wwVis, wPreBounded);
    relate(wrVis, rPreBounded);
    relateReads(rwXbStar, wPreBounded);
    relateReads(rrXbStar, rPreBounded);
  }

  private void relateFences() {
    xbStar.set(propagation.hbStar);
    xbStar.union(propagation.pb);
    xbStar.union(rcu.rb);
    xbStar.closeReflexively();
    nonrwFence.set(fences.strongFence);
    nonrwFence.union(fences.poRel);
    nonrwFence.union(fences.acqPo);
    fence.set(fences.rmb);
    fence.restrict(points.returningReads, points.returningReads);
    fence.union(nonrwFence);
    fence.union(fences.wmb);
    fence.union(rcu.rcuFence);
    strongFence.set(fences.strongFence);
    strongFence.union(rcu.rcuFence);
  }

  /** Which marked accesses a plain access cannot move beyond. */
  private void relateBounds() {
    wPreBounded.set(fence);
    wPreBounded.union(dependencies.addr);
    wPreBounded.addIdentity();
    wPreBounded.restrict(points.marked, points.all);

    rPreBounded.set(fences.rmb);
    rPreBounded.restrict(points.returningReads, points.returning);
    rPreBounded.union(nonrwFence);
    rPreBounded.union(dependencies.addr);
    rPreBounded.addIdentity();
    rPreBounded.restrict(points.marked, points.all);

    scratch.set(fence);
    scratch.addIdentity();
    scratch.restrict(points.all, points.marked);
    wPostBounded.compose(scratch, accesses.rmwSequence);

    rPostBounded.set(fences.rmb);
    rPostBounded.restrict(points.returning, points.returningReads);
    rPostBounded.union(nonrwFence);
    rPostBounded.addIdentity();
    rPostBounded.restrict(points.all, points.marked);
  }

  /** Whether a write is seen: on the reader's own thread, or everywhere. */
  private void relateVis(ExecutionGraph graph) {
    scratch.set(strongFence);
    scratch.restrict(points.all, points.marked);
    other.compose(scratch, xbStar);
    scratch.set(xbStar);
    for (int point = 0; point < points.size(); point++) {
      scratch.retainAll(point, points.of(graph.thread(points.event(point))));
    }
    other.union(scratch);
    vis.compose(propagation.cumulFenceStarRfe, other);
  }

  private void relate(Relation visBefore, Relation bound) {
    scratch.compose(xbStar, bound);
    visBefore.compose(strongFence, scratch);
    scratch.compose(vis, bound);
    visBefore.addComposed(wPostBounded, scratch);
    visBefore.union(fence);
  }

  private void relateReads(Relation executesBefore, Relation bound) {
    scratch.compose(xbStar, bound);
    executesBefore.compose(rPostBounded, scratch);
    executesBefore.union(fence);
  }

  /** Whether no plain access reads from, or overwrites, what it is ordered before. */
  boolean isCoherent() {
    return noneBackwards(accesses.rf, rwXbStar)
        && noneBackwards(accesses.fr, wrVis)
        && noneBackwards(accesses.co, wwVis);
  }

  private boolean noneBackwards(Relation communication, Relation ordered) {
    for (int from = 0; from < points.size(); from++) {
      for (int to = communication.next(from, -1); to >= 0; to = communication.next(from, to)) {
        if (mayRace(from, to) && ordered.has(to, from)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether conflicting accesses are of two threads, and one of them is plain. */
  private boolean mayRace(int from, int to) {
    return (points.plain.has(from) || points.plain.has(to))
        && !accesses.po.has(from, to)
        && !accesses.po.has(to, from);
  }

  boolean isRacy() {
    return racingWrites() || racingReads();
  }

  private boolean racingWrites() {
    for (int from = 0; from < points.size(); from++) {
      for (int to = accesses.co.next(from, -1); to >= 0; to = accesses.co.next(from, to)) {
        if (mayRace(from, to) && !isOrderedBetweenWrites(from, to)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isOrderedBetweenWrites(int from, int to) {
    return wwVis.has(from, to)
        && (points.marked.has(from) || rwXbStar.has(from, to))
        && (points.marked.has(to) || wrVis.has(from, to));
  }

  private boolean racingReads() {
    scratch.set(accesses.rf);
    scratch.addComposed(accesses.co, accesses.rf);
    return !allOrdered(scratch, wrVis) || !allOrdered(accesses.fr, rwXbStar);
  }

  private boolean allOrdered(Relation communication, Relation ordered) {
    for (int from = 0; from < points.size(); from++) {
      for (int to = communication.next(from, -1); to >= 0; to = communication.next(from, to)) {
        if (mayRace(from, to) && !ordered.has(from, to)) {
          return false;
        }
      }
    }
    return true;
  }

  boolean isFenced(int earlier, int later) {
    return fence.has(earlier, later);
  }

  boolean isOrdered(int earlier, int later) {
    if (accesses.po.has(earlier, later)) {
      return true;
    }
    if (points.writes.has(earlier)) {
      return points.writes.has(later)
          ? isOrderedBetweenWrites(earlier, later)
          : wrVis.has(earlier, later);
    }
    return points.writes.has(later) ? rwXbStar.has(earlier, later) : rrXbStar.has(earlier, later);
  }
}

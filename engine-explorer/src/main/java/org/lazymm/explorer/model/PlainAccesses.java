package org.lazymm.explorer.model;

import org.lazymm.explorer.graph.Graph;

/**
 * Plain accesses: a compiler may move them as far as the fences around them allow, so they are
 * ordered only as the marked accesses are that bound them.
 */
final class PlainAccesses {
  /** Writes that are ordered before other writes. */
  private final Relation writeBeforeWrite = new Relation();

  /** Writes that are ordered before reads. */
  private final Relation writeBeforeRead = new Relation();

  /** Reads that are ordered before writes. */
  private final Relation readBeforeWrite = new Relation();

  /** Reads that are ordered before reads. */
  private final Relation readBeforeRead = new Relation();

  private final Relation executes = new Relation();
  private final Relation fence = new Relation();
  private final Relation strong = new Relation();
  private final Relation nonBarrier = new Relation();
  private final Relation beforeWrite = new Relation();
  private final Relation beforeRead = new Relation();
  private final Relation afterWrite = new Relation();
  private final Relation afterRead = new Relation();
  private final Relation visible = new Relation();
  private final Relation scratch = new Relation();
  private final Relation other = new Relation();

  private final Points points;
  private final Accesses accesses;
  private final Fences fences;
  private final Dependencies dependencies;
  private final Propagation propagation;
  private final GracePeriods gracePeriods;

  PlainAccesses(
      Points points,
      Accesses accesses,
      Fences fences,
      Dependencies dependencies,
      Propagation propagation,
      GracePeriods gracePeriods) {
    this.points = points;
    this.accesses = accesses;
    this.fences = fences;
    this.dependencies = dependencies;
    this.propagation = propagation;
    this.gracePeriods = gracePeriods;
  }

  void relate(Graph graph) {
    relateFences();
    relateBounds();
    relateVisible(graph);
    relate(writeBeforeWrite, beforeWrite);
    relate(writeBeforeRead, beforeRead);
    relateReads(readBeforeWrite, beforeWrite);
    relateReads(readBeforeRead, beforeRead);
  }

  private void relateFences() {
    executes.set(propagation.happens);
    executes.union(propagation.propagates);
    executes.union(gracePeriods.before);
    executes.closeReflexively();
    nonBarrier.set(fences.strong);
    nonBarrier.union(fences.release);
    nonBarrier.union(fences.acquire);
    fence.set(fences.readBarrier);
    fence.restrict(points.returningReads, points.returningReads);
    fence.union(nonBarrier);
    fence.union(fences.writeBarrier);
    fence.union(gracePeriods.fence);
    strong.set(fences.strong);
    strong.union(gracePeriods.fence);
  }

  /** Which marked accesses a plain access cannot move beyond. */
  private void relateBounds() {
    beforeWrite.set(fence);
    beforeWrite.union(dependencies.address);
    beforeWrite.addIdentity();
    beforeWrite.restrict(points.marked, points.all);

    beforeRead.set(fences.readBarrier);
    beforeRead.restrict(points.returningReads, points.returning);
    beforeRead.union(nonBarrier);
    beforeRead.union(dependencies.address);
    beforeRead.addIdentity();
    beforeRead.restrict(points.marked, points.all);

    scratch.set(fence);
    scratch.addIdentity();
    scratch.restrict(points.all, points.marked);
    afterWrite.compose(scratch, accesses.updates);

    afterRead.set(fences.readBarrier);
    afterRead.restrict(points.returning, points.returningReads);
    afterRead.union(nonBarrier);
    afterRead.addIdentity();
    afterRead.restrict(points.all, points.marked);
  }

  /** Whether a write is seen: on the reader's own thread, or everywhere. */
  private void relateVisible(Graph graph) {
    scratch.set(strong);
    scratch.restrict(points.all, points.marked);
    other.compose(scratch, executes);
    scratch.set(executes);
    for (int point = 0; point < points.size(); point++) {
      scratch.retainAll(point, points.of(graph.thread(points.event(point))));
    }
    other.union(scratch);
    visible.compose(propagation.seen, other);
  }

  private void relate(Relation visibleBefore, Relation bound) {
    scratch.compose(executes, bound);
    visibleBefore.compose(strong, scratch);
    scratch.compose(visible, bound);
    visibleBefore.addComposed(afterWrite, scratch);
    visibleBefore.union(fence);
  }

  private void relateReads(Relation executesBefore, Relation bound) {
    scratch.compose(executes, bound);
    executesBefore.compose(afterRead, scratch);
    executesBefore.union(fence);
  }

  /** Whether no plain access reads from, or overwrites, what it is ordered before. */
  boolean isCoherent() {
    return noneBackwards(accesses.rf, readBeforeWrite)
        && noneBackwards(accesses.fr, writeBeforeRead)
        && noneBackwards(accesses.co, writeBeforeWrite);
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
    return writeBeforeWrite.has(from, to)
        && (points.marked.has(from) || readBeforeWrite.has(from, to))
        && (points.marked.has(to) || writeBeforeRead.has(from, to));
  }

  private boolean racingReads() {
    scratch.set(accesses.rf);
    scratch.addComposed(accesses.co, accesses.rf);
    return !allOrdered(scratch, writeBeforeRead) || !allOrdered(accesses.fr, readBeforeWrite);
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
          : writeBeforeRead.has(earlier, later);
    }
    return points.writes.has(later)
        ? readBeforeWrite.has(earlier, later)
        : readBeforeRead.has(earlier, later);
  }
}

package org.lazymm.explorer.model;

import org.lazymm.explorer.graph.ExecutionGraph;

/**
 * The kernel's happens-before and propagates-before: what must have happened, and what must have
 * been seen everywhere, before what.
 */
final class Propagation {
  /** From what a write comes before, over fences that order what other threads see; reflexive. */
  final Relation cumulFenceStar = new Relation();

  /** The same, and on to reads on other threads. */
  final Relation cumulFenceStarRfe = new Relation();

  /** What must reach a thread before what. */
  final Relation prop = new Relation();

  /** Happens before; closed and reflexive. */
  final Relation hbStar = new Relation();

  /** Propagates before, in one step. */
  final Relation pb = new Relation();

  /** The order that a thread keeps by itself. */
  private final Relation ppo = new Relation();

  private final Relation scratch = new Relation();
  private final Relation other = new Relation();

  private final EventNumbering points;
  private final BaseRelations accesses;
  private final FenceRelations fences;
  private final Dependencies dependencies;

  Propagation(
      EventNumbering points,
      BaseRelations accesses,
      FenceRelations fences,
      Dependencies dependencies) {
    this.points = points;
    this.accesses = accesses;
    this.fences = fences;
    this.dependencies = dependencies;
  }

  /** Computes the relations, and says whether they are acyclic; if not, they are unfinished. */
  boolean relate(ExecutionGraph graph) {
    relateCumulFence();
    relateCumulFenceRfe();
    relateProp();
    relatePpo();
    relateHb(graph);
    hbStar.close();
    if (!hbStar.isIrreflexive()) {
      return false;
    }
    hbStar.addIdentity();
    relatePb();
    return pb.isAcyclic();
  }

  private void relateCumulFence() {
    Relation ordered = scratch;
    ordered.set(fences.strongFence);
    ordered.union(fences.poRel);
    cumulFenceStar.set(ordered);
    for (int write = 0; write < points.size(); write++) {
      for (int read = accesses.rfe.next(write, -1);
          read >= 0;
          read = accesses.rfe.next(write, read)) {
        if (points.marked.has(read)) {
          cumulFenceStar.addRow(write, ordered, read);
        }
      }
    }
    cumulFenceStar.union(fences.wmb);
    cumulFenceStar.union(fences.poUnlockLockPo);
    cumulFenceStar.restrict(points.marked, points.marked);
    if (accesses.hasUpdates()) {
      scratch.compose(cumulFenceStar, accesses.rmwSequence);
      cumulFenceStar.set(scratch);
    }
    cumulFenceStar.closeReflexively();
  }

  private void relateCumulFenceRfe() {
    cumulFenceStarRfe.set(cumulFenceStar);
    cumulFenceStarRfe.addComposed(cumulFenceStar, accesses.rfe);
    cumulFenceStarRfe.restrict(points.marked, points.marked);
  }

  private void relateProp() {
    prop.set(cumulFenceStarRfe);
    prop.addComposed(accesses.coeFre, cumulFenceStarRfe);
    prop.restrict(points.marked, points.marked);
  }

  private void relatePpo() {
    ppo.reset(points.size());
    if (dependencies.exist()) {
      relateDependentPpo();
    }
    ppo.union(fences.strongFence);
    ppo.union(fences.poUnlockLockPo);
    for (int point = 0; point < points.size(); point++) {
      // Handing over a lock is the one order here that crosses threads.
      if (!ppo.isEmpty(point)) {
        retainHome(point);
      }
    }
    ppo.union(accesses.coiFri);
    ppo.union(fences.poRel);
    ppo.union(fences.acqPo);
    ppo.union(fences.wmb);
    scratch.set(fences.rmb);
    scratch.restrict(points.returningReads, points.returningReads);
    ppo.union(scratch);
  }

  private void retainHome(int point) {
    for (int to = ppo.next(point, -1); to >= 0; to = ppo.next(point, to)) {
      if (!accesses.po.has(point, to)) {
        ppo.remove(point, to);
      }
    }
  }

  private void relateDependentPpo() {
    // To writes.
    ppo.union(dependencies.addr);
    ppo.union(dependencies.data);
    ppo.union(dependencies.ctrl);
    ppo.restrict(points.reads, points.writes);
    scratch.set(dependencies.addr);
    scratch.restrict(points.reads, points.plain);
    ppo.addComposed(scratch, fences.wmb);
    // To reads.
    other.set(dependencies.addr);
    other.restrict(points.reads, points.reads);
    ppo.union(other);
    scratch.set(dependencies.addr);
    scratch.union(dependencies.data);
    scratch.restrict(points.reads, points.marked);
    ppo.addComposed(scratch, accesses.rfi);
  }

  private void relateHb(ExecutionGraph graph) {
    hbStar.set(prop);
    hbStar.subtractIdentity();
    for (int point = 0; point < points.size(); point++) {
      hbStar.retainAll(point, points.of(graph.thread(points.event(point))));
    }
    hbStar.union(ppo);
    hbStar.union(accesses.rfe);
    hbStar.restrict(points.marked, points.marked);
  }

  private void relatePb() {
    pb.reset(points.size());
    if (fences.strongFence.isEmpty()) {
      return;
    }
    scratch.compose(fences.strongFence, hbStar);
    scratch.restrict(points.marked, points.marked);
    pb.compose(prop, scratch);
  }
}

package org.lazymm.explorer.model;

import org.lazymm.explorer.graph.Graph;

/**
 * The kernel's happens-before and propagates-before: what must have happened, and what must have
 * been seen everywhere, before what.
 */
final class Propagation {
  /** From what a write comes before, over fences that order what other threads see; reflexive. */
  final Relation cumulative = new Relation();

  /** The same, and on to reads on other threads. */
  final Relation seen = new Relation();

  /** What must reach a thread before what. */
  final Relation prop = new Relation();

  /** Happens before; closed and reflexive. */
  final Relation happens = new Relation();

  /** Propagates before, in one step. */
  final Relation propagates = new Relation();

  /** The order that a thread keeps by itself. */
  private final Relation preserved = new Relation();

  private final Relation scratch = new Relation();
  private final Relation other = new Relation();

  private final Points points;
  private final Accesses accesses;
  private final Fences fences;
  private final Dependencies dependencies;

  Propagation(Points points, Accesses accesses, Fences fences, Dependencies dependencies) {
    this.points = points;
    this.accesses = accesses;
    this.fences = fences;
    this.dependencies = dependencies;
  }

  /** Computes the relations, and says whether they are acyclic; if not, they are unfinished. */
  boolean relate(Graph graph) {
    accumulate();
    relateSeen();
    relatePropagated();
    preserve();
    relateHappens(graph);
    happens.close();
    if (!happens.isIrreflexive()) {
      return false;
    }
    happens.addIdentity();
    relatePropagates();
    return propagates.isAcyclic();
  }

  private void accumulate() {
    Relation ordered = scratch;
    ordered.set(fences.strong);
    ordered.union(fences.release);
    cumulative.set(ordered);
    for (int write = 0; write < points.size(); write++) {
      for (int read = accesses.rfe.next(write, -1);
          read >= 0;
          read = accesses.rfe.next(write, read)) {
        if (points.marked.has(read)) {
          cumulative.addRow(write, ordered, read);
        }
      }
    }
    cumulative.union(fences.writeBarrier);
    cumulative.union(fences.handover);
    cumulative.restrict(points.marked, points.marked);
    if (accesses.hasUpdates()) {
      scratch.compose(cumulative, accesses.updates);
      cumulative.set(scratch);
    }
    cumulative.closeReflexively();
  }

  private void relateSeen() {
    seen.set(cumulative);
    seen.addComposed(cumulative, accesses.rfe);
    seen.restrict(points.marked, points.marked);
  }

  private void relatePropagated() {
    prop.set(seen);
    prop.addComposed(accesses.overwrittenBy, seen);
    prop.restrict(points.marked, points.marked);
  }

  private void preserve() {
    preserved.reset(points.size());
    if (dependencies.exist()) {
      preserveDependent();
    }
    preserved.union(fences.strong);
    preserved.union(fences.handover);
    for (int point = 0; point < points.size(); point++) {
      // Handing over a lock is the one order here that crosses threads.
      if (!preserved.isEmpty(point)) {
        retainHome(point);
      }
    }
    preserved.union(accesses.overwrittenAtHome);
    preserved.union(fences.release);
    preserved.union(fences.acquire);
    preserved.union(fences.writeBarrier);
    scratch.set(fences.readBarrier);
    scratch.restrict(points.returningReads, points.returningReads);
    preserved.union(scratch);
  }

  private void retainHome(int point) {
    for (int to = preserved.next(point, -1); to >= 0; to = preserved.next(point, to)) {
      if (!accesses.po.has(point, to)) {
        preserved.remove(point, to);
      }
    }
  }

  private void preserveDependent() {
    // To writes.
    preserved.union(dependencies.address);
    preserved.union(dependencies.data);
    preserved.union(dependencies.control);
    preserved.restrict(points.reads, points.writes);
    scratch.set(dependencies.address);
    scratch.restrict(points.reads, points.plain);
    preserved.addComposed(scratch, fences.writeBarrier);
    // To reads.
    other.set(dependencies.address);
    other.restrict(points.reads, points.reads);
    preserved.union(other);
    scratch.set(dependencies.address);
    scratch.union(dependencies.data);
    scratch.restrict(points.reads, points.marked);
    preserved.addComposed(scratch, accesses.rfi);
  }

  private void relateHappens(Graph graph) {
    happens.set(prop);
    happens.subtractIdentity();
    for (int point = 0; point < points.size(); point++) {
      happens.retainAll(point, points.of(graph.thread(points.event(point))));
    }
    happens.union(preserved);
    happens.union(accesses.rfe);
    happens.restrict(points.marked, points.marked);
  }

  private void relatePropagates() {
    propagates.reset(points.size());
    if (fences.strong.isEmpty()) {
      return;
    }
    scratch.compose(fences.strong, happens);
    scratch.restrict(points.marked, points.marked);
    propagates.compose(prop, scratch);
  }
}

package org.lazymm.explorer.model;

import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Label;

/**
 * What fences, acquires, releases and the handing over of locks order. Each thread is walked
 * backwards once; for each kind of order, the set of the points that a fence met on the way orders
 * after all that is still to come.
 */
final class FenceRelations {
  /** Ordered by a full barrier or a grace period. */
  final Relation strongFence = new Relation();

  /** From accesses to later releases. */
  final Relation poRel = new Relation();

  /** From acquires to later accesses. */
  final Relation acqPo = new Relation();

  /** From writes over a write barrier to writes. */
  final Relation wmb = new Relation();

  /** From anything over a read barrier to anything. */
  final Relation rmb = new Relation();

  /** From anything before an unlock to anything after the next lock: of this lock or thread. */
  final Relation poUnlockLockPo = new Relation();

  private final Relation received = new Relation();
  private final Relation fencedLocks = new Relation();

  private final Bits accesses = new Bits();
  private final Bits all = new Bits();
  private final Bits afterFull = new Bits();
  private final Bits afterGracePeriod = new Bits();
  private final Bits afterRelease = new Bits();
  private final Bits afterWriteBarrier = new Bits();
  private final Bits afterReadBarrier = new Bits();
  private final Bits afterUnlock = new Bits();
  private final Bits afterLock = new Bits();
  private final Bits fromUpdate = new Bits();
  private final Bits beforeUpdate = new Bits();
  private final Bits beforeLock = new Bits();

  /** What comes after a fence that makes an earlier end of a sleepable section full. */
  private final Bits beforeSrcuUnlock = new Bits();

  private final Bits afterFencedLock = new Bits();
  private final Bits beforeFencedLock = new Bits();
  private final Bits[] walk = {
    accesses,
    all,
    afterFull,
    afterGracePeriod,
    afterRelease,
    afterWriteBarrier,
    afterReadBarrier,
    afterUnlock,
    afterLock,
    fromUpdate,
    beforeUpdate,
    beforeLock,
    beforeSrcuUnlock,
    afterFencedLock,
    beforeFencedLock,
  };

  private final EventNumbering points;
  private final BaseRelations program;
  private boolean fencedHandover;

  FenceRelations(EventNumbering points, BaseRelations program) {
    this.points = points;
    this.program = program;
  }

  void relate(ExecutionGraph graph) {
    int size = points.size();
    strongFence.reset(size);
    poRel.reset(size);
    acqPo.reset(size);
    wmb.reset(size);
    rmb.reset(size);
    poUnlockLockPo.reset(size);
    receive(graph);
    for (Bits each : walk) {
      each.reset(size);
    }
    for (int thread = 0; thread < graph.threads(); thread++) {
      for (Bits each : walk) {
        each.clear();
      }
      for (int at = graph.size(thread) - 1; at >= 0; at--) {
        int event = graph.event(thread, at);
        if (graph.is(event, Label.FENCE)) {
          fence(Label.fence(graph.label(event)), points.point(event));
        } else if (points.point(event) >= 0) {
          access(graph, event, points.point(event));
        }
      }
    }
    if (fencedHandover) {
      orderFencedHandovers(graph);
    }
  }

  /** What comes after the locks that take over from each unlock. */
  private void receive(ExecutionGraph graph) {
    received.reset(points.size());
    fencedLocks.reset(points.size());
    fencedHandover = false;
    for (int point = 0; point < points.size(); point++) {
      int event = points.event(point);
      if (graph.is(event, Label.LOCK | Label.READ)) {
        int source = graph.rf(event);
        if (source >= 0 && graph.is(source, Label.UNLOCK)) {
          received.addRow(points.point(source), program.po, point);
        }
      }
    }
  }

  private void fence(Fence fence, int point) {
    switch (fence) {
      case MB -> afterFull.addAll(accesses);
      case RMB -> afterReadBarrier.addAll(all);
      case WMB -> afterWriteBarrier.addAll(accesses);
      case BEFORE_ATOMIC -> afterFull.addAll(fromUpdate);
      case AFTER_ATOMIC -> beforeUpdate.addAll(accesses);
      case AFTER_SPINLOCK -> beforeLock.addAll(accesses);
      case AFTER_UNLOCK_LOCK -> {
        beforeFencedLock.addAll(accesses);
        fencedHandover = true;
      }
      case AFTER_SRCU_READ_UNLOCK -> beforeSrcuUnlock.addAll(accesses);
      case SYNCHRONIZE_RCU, SYNCHRONIZE_SRCU -> {
        strongFence.addAll(point, afterGracePeriod);
        poUnlockLockPo.addAll(point, afterUnlock);
        all.add(point);
        afterGracePeriod.addAll(all);
      }
      case COMPILER, RCU_READ_LOCK, RCU_READ_UNLOCK -> {}
    }
  }

  private void access(ExecutionGraph graph, int event, int point) {
    int label = graph.label(event);
    boolean update = (label & Label.RMW) != 0;
    boolean lock = (label & Label.LOCK) != 0;
    boolean succeeds =
        !update || (label & Label.WRITE) != 0 || graph.rmwWrite(event) != ExecutionGraph.NONE;
    boolean full = (label & Label.FULL) != 0 && succeeds;
    if (full && (label & Label.WRITE) != 0) {
      strongFence.addAll(point, accesses);
    }
    if (update && !lock) {
      afterFull.addAll(beforeUpdate);
    }
    if (lock && (label & Label.WRITE) != 0) {
      afterFull.addAll(beforeLock);
    }
    if (Label.is(label, Label.SRCU | Label.WRITE)) {
      afterFull.addAll(beforeSrcuUnlock);
    }
    order(label, point, succeeds);
    if (full && (label & Label.WRITE) != 0) {
      afterFull.addAll(accesses);
    }
    if ((label & Label.UNLOCK) != 0) {
      afterUnlock.addAll(afterLock);
      received.addRowTo(afterUnlock, point);
      afterFull.addAll(afterFencedLock);
    }
    if (lock && succeeds && (label & Label.READ) != 0) {
      afterLock.addAll(all);
      fencedLocks.addAll(point, beforeFencedLock);
      afterFencedLock.addAll(beforeFencedLock);
    }
    if (succeeds && (label & Label.WRITE) != 0 && (label & Label.RELEASE) != 0) {
      afterRelease.add(point);
    }
    accesses.add(point);
    all.add(point);
    if (full && (label & Label.READ) != 0) {
      afterFull.addAll(accesses);
    }
    if (update && !lock) {
      fromUpdate.addAll(accesses);
    }
  }

  private void order(int label, int point, boolean succeeds) {
    strongFence.addAll(point, afterFull);
    strongFence.addAll(point, afterGracePeriod);
    poRel.addAll(point, afterRelease);
    if (succeeds && (label & Label.READ) != 0 && (label & Label.ACQUIRE) != 0) {
      acqPo.addAll(point, accesses);
    }
    if ((label & (Label.WRITE | Label.FREE)) != 0) {
      wmb.addAll(point, afterWriteBarrier);
      wmb.retainAll(point, points.writes);
    }
    rmb.addAll(point, afterReadBarrier);
    poUnlockLockPo.addAll(point, afterUnlock);
  }

  /** Across threads: a lock followed by the fence that makes the pair with the unlock full. */
  private void orderFencedHandovers(ExecutionGraph graph) {
    for (int point = 0; point < points.size(); point++) {
      int event = points.event(point);
      if (graph.is(event, Label.LOCK | Label.READ) && !fencedLocks.isEmpty(point)) {
        int source = graph.rf(event);
        if (source >= 0 && graph.is(source, Label.UNLOCK)) {
          orderAllBefore(points.point(source), point);
        }
      }
    }
  }

  private void orderAllBefore(int unlock, int lock) {
    for (int before = 0; before < unlock; before++) {
      if (program.po.has(before, unlock) && points.accesses.has(before)) {
        strongFence.addRow(before, fencedLocks, lock);
      }
    }
  }
}

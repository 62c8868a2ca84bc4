package org.lazymm.scheduler.machine;

import org.jspecify.annotations.Nullable;
import org.lazymm.api.Order;
import org.lazymm.scheduler.engine.Cost;
import org.lazymm.scheduler.property.Property;

/**
 * {@code __schedule}, {@code context_switch}, {@code finish_task_switch} of {@code
 * kernel/sched/core.c}.
 */
final class ContextSwitch extends KernelPart {
  private final MmuSwitch mmu;
  private final LazyTlb lazyTlb;
  private final IdleTracking idleTracking;

  ContextSwitch(KernelCore core, MmuSwitch mmu, LazyTlb lazyTlb, IdleTracking idleTracking) {
    super(core);
    this.mmu = mmu;
    this.lazyTlb = lazyTlb;
    this.idleTracking = idleTracking;
  }

  void run(Cpu cpu, Task next) {
    Task prev = cpu.current;
    boolean elsewhere = next.cpu != null && next.cpu != cpu;
    if (prev == next || elsewhere || !cpu.preemptible()) {
      throw new IllegalStateException(cpu + " cannot switch from " + prev + " to " + next);
    }
    log.touch(cpu, next);
    next.cpu = cpu; // Woken on this run queue: no other CPU can pick it, while this one wakes up.
    idleTracking.exitIfIdle(cpu);
    KernelFunction outer = cpu.function;
    cpu.function = KernelFunction.CONTEXT_SWITCH;
    cpu.atomic++;
    irqs.off(cpu);
    // rq_lock; smp_mb__after_spinlock: user accesses before rq->curr changes; pairs with
    // membarrier's last barrier (c) (C2).
    if (!faults.has(Fault.NO_BARRIER_IN_SCHEDULE)) {
      memory.smpMb();
    }
    // Relaxed: the barriers on both sides order it for membarrier's scan.
    cpu.curr.store(next, Order.RELAXED);
    MmStruct left = null;
    SwitchKind kind;
    MmStruct nextMm = next.mm();
    if (nextMm == null) {
      kind = toKernel(cpu, prev, next);
    } else {
      kind = prev.mm() == null ? SwitchKind.KERNEL_TO_USER : SwitchKind.USER_TO_USER;
      left = toUser(cpu, prev, next, nextMm);
    }
    engine.spend(Cost.SWITCH_TASK);
    if (architecture.switchTo() && !faults.has(Fault.NO_BARRIER_IN_SWITCH)) {
      // Inside switch_to: the store to rq->curr before user accesses; pairs with membarrier's first
      // barrier (a) (C1).
      memory.smpMb();
    }
    finish(cpu, prev, left, kind, outer);
  }

  private SwitchKind toKernel(Cpu cpu, Task prev, Task next) {
    MmStruct active = cpu.active;
    if (prev.mm() != null) {
      cpu.current = next;
      if (active.dead() && engine.isSequential()) {
        reporter.report(Property.S3, cpu.id, cpu + " goes lazy on the dead " + active);
      }
      scheme.countBorrow(cpu, active);
      listener.borrowed(cpu.id, active);
      scheme.borrow(cpu, active);
      return SwitchKind.USER_TO_KERNEL;
    }
    scheme.handOver(cpu, active);
    cpu.current = next;
    return SwitchKind.KERNEL_TO_KERNEL;
  }

  /** Loads the next user's mm; returns the mm that was borrowed until now, if any. */
  private @Nullable MmStruct toUser(Cpu cpu, Task prev, Task next, MmStruct nextMm) {
    MmStruct before = cpu.active;
    if (before != nextMm) {
      switchMembarrierState(cpu, nextMm);
    }
    boolean wasLazy = prev.mm() == null;
    mmu.load(cpu, nextMm, wasLazy);
    cpu.current = next;
    if (wasLazy) {
      lazyTlb.leave(cpu, before);
    }
    if (core.explicitBarrier() && nextMm.membarrierState.load(Order.RELAXED) != 0) {
      // membarrier_finish_switch_mm: the explicit form of the barrier after the store to rq->curr;
      // pairs with membarrier's first barrier (a) (C1, F2).
      memory.smpMb();
    }
    return wasLazy ? before : null;
  }

  /** {@code membarrier_switch_mm}: the run queue knows what its current mm is registered for. */
  private void switchMembarrierState(Cpu cpu, MmStruct next) {
    long state = next.membarrierState.load(Order.RELAXED);
    if (cpu.membarrierState.load(Order.RELAXED) != state) {
      cpu.membarrierState.store(state, Order.RELAXED);
    }
  }

  private void finish(
      Cpu cpu, Task prev, @Nullable MmStruct left, SwitchKind kind, KernelFunction outer) {
    cpu.function = KernelFunction.FINISH_TASK_SWITCH;
    prev.cpu = null; // finish_task clears ->on_cpu: only now another CPU can run it.
    if (prev.moves()) {
      prev.moving().leave();
    }
    if (architecture.unlock() && !faults.has(Fault.NO_BARRIER_IN_SWITCH)) {
      // finish_lock_switch, where the unlock is a full barrier: the store to rq->curr before user
      // accesses; pairs with membarrier's first barrier (a) (C1).
      memory.smpMb();
    }
    irqs.on(cpu);
    if (left != null) {
      cpu.syncCore(); // membarrier_mm_sync_core_before_usermode
      lazyTlb.giveBack(cpu, left);
    }
    scheme.switchFinished(cpu);
    cpu.atomic--;
    cpu.function = outer;
    listener.switched(cpu.id, kind);
  }
}

package org.lazymm.scheduler.machine;

import org.jspecify.annotations.Nullable;
import org.lazymm.api.Order;
import org.lazymm.scheduler.engine.Cost;
import org.lazymm.scheduler.property.Property;

/**
 * {@code __schedule}, {@code context_switch}, {@code finish_task_switch} of {@code
 * kernel/sched/core.c}.
 */
final class ContextSwitch {
  private final Machine machine;

  ContextSwitch(Machine machine) {
    this.machine = machine;
  }

  void run(Cpu cpu, Task next) {
    Task prev = cpu.current;
    boolean elsewhere = next.cpu != null && next.cpu != cpu;
    if (prev == next || elsewhere || !cpu.preemptible()) {
      throw new IllegalStateException(cpu + " cannot switch from " + prev + " to " + next);
    }
    machine.touch(cpu, next);
    next.cpu = cpu; // Woken on this run queue: no other CPU can pick it, while this one wakes up.
    machine.idleExitIfIdle(cpu);
    KernelFunction outer = cpu.function;
    cpu.function = KernelFunction.CONTEXT_SWITCH;
    cpu.atomic++;
    machine.irqsOff(cpu);
    // rq_lock; smp_mb__after_spinlock: user accesses before rq->curr changes; pairs with
    // membarrier's last barrier (c) (C2).
    if (!machine.injected(Fault.NO_BARRIER_IN_SCHEDULE)) {
      machine.memory.smpMb();
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
    machine.engine.spend(Cost.SWITCH_TASK);
    if (machine.architecture.switchTo() && !machine.injected(Fault.NO_BARRIER_IN_SWITCH)) {
      // Inside switch_to: the store to rq->curr before user accesses; pairs with membarrier's first
      // barrier (a) (C1).
      machine.memory.smpMb();
    }
    finish(cpu, prev, left, kind, outer);
  }

  private SwitchKind toKernel(Cpu cpu, Task prev, Task next) {
    MmStruct active = cpu.active;
    if (prev.mm() != null) {
      cpu.current = next;
      if (active.dead() && machine.isSequential()) {
        machine.report(Property.S3, cpu.id, cpu + " goes lazy on the dead " + active);
      }
      machine.scheme.countBorrow(cpu, active);
      machine.listener.borrowed(cpu.id, active);
      machine.scheme.borrow(cpu, active);
      return SwitchKind.USER_TO_KERNEL;
    }
    machine.scheme.handOver(cpu, active);
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
    machine.mmu.load(cpu, nextMm, wasLazy);
    cpu.current = next;
    if (wasLazy) {
      machine.leave(cpu, before);
    }
    if (machine.explicitBarrier && nextMm.membarrierState.load(Order.RELAXED) != 0) {
      // membarrier_finish_switch_mm: the explicit form of the barrier after the store to rq->curr;
      // pairs with membarrier's first barrier (a) (C1, F2).
      machine.memory.smpMb();
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
    if (machine.architecture.unlock() && !machine.injected(Fault.NO_BARRIER_IN_SWITCH)) {
      // finish_lock_switch, where the unlock is a full barrier: the store to rq->curr before user
      // accesses; pairs with membarrier's first barrier (a) (C1).
      machine.memory.smpMb();
    }
    machine.irqsOn(cpu);
    if (left != null) {
      cpu.syncCore(); // membarrier_mm_sync_core_before_usermode
      machine.giveBack(cpu, left);
    }
    machine.scheme.switchFinished(cpu);
    cpu.atomic--;
    cpu.function = outer;
    machine.listener.switched(cpu.id, kind);
  }
}

package org.lazymm.scheduler.machine;

import org.lazymm.api.Order;
import org.lazymm.scheduler.engine.Cost;
import org.lazymm.scheduler.property.Property;

/**
 * fork, exec, exit and the last {@code mmput}: {@code kernel/fork.c}, {@code fs/exec.c}, {@code
 * kernel/exit.c}.
 */
final class ProcessLife extends KernelPart {
  private final AddressSpaces mms;
  private final MmuSwitch mmu;
  private final LazyTlb lazyTlb;
  private final KernelThreadMm kernelThreads;
  private final IdleTracking idleTracking;
  private final Tasks tasks;

  ProcessLife(
      KernelCore core,
      AddressSpaces mms,
      MmuSwitch mmu,
      LazyTlb lazyTlb,
      KernelThreadMm kernelThreads,
      IdleTracking idleTracking,
      Tasks tasks) {
    super(core);
    this.mms = mms;
    this.mmu = mmu;
    this.lazyTlb = lazyTlb;
    this.kernelThreads = kernelThreads;
    this.idleTracking = idleTracking;
    this.tasks = tasks;
  }

  Task copy(Cpu cpu, String name, boolean shareMm) {
    MmStruct parent = cpu.current.mm();
    if (parent == null) {
      return tasks.unborn(cpu.id, name, null);
    }
    KernelFunction outer = enter(cpu, KernelFunction.FORK);
    engine.spend(Cost.FORK);
    MmStruct mm = parent;
    if (shareMm) {
      mms.getUsers(parent);
    } else {
      mm = mms.create(cpu.id);
      mmu.flushForFork(cpu, parent);
    }
    cpu.function = outer;
    return tasks.unborn(cpu.id, name, mm);
  }

  void execMmap(Cpu cpu) {
    Task task = cpu.current;
    if (task == cpu.idleTask || task.exited() || task.owes()) {
      throw new IllegalStateException(task + " cannot exec");
    }
    KernelFunction outer = enter(cpu, KernelFunction.EXEC);
    engine.spend(Cost.EXEC);
    MmStruct old = task.mm();
    MmStruct next = mms.create(cpu.id);
    boolean preemptible = faults.has(Fault.EXEC_PREEMPTIBLE);
    cpu.atomic += preemptible ? 0 : 1; // task_lock
    // membarrier_exec_mmap: user accesses of the old image before the state is cleared (F3); pairs
    // with membarrier's last barrier (c). The state is the new mm's: the old one may have other
    // users, which stay registered.
    if (!faults.has(Fault.NO_BARRIER_IN_EXEC)) {
      memory.smpMb();
    }
    next.membarrierState.store(0, Order.RELAXED);
    cpu.membarrierState.store(0, Order.RELAXED);
    MmStruct stale = cpu.active;
    if (preemptible) {
      // The window: interrupts are on and the task may be preempted at this access. It orders
      // nothing and has no partner.
      memory.smpMb();
    }
    irqs.off(cpu);
    // With interrupts off, as the scheme may have this CPU leave its mm by an interrupt until then.
    MmStruct borrowed = preemptible ? stale : cpu.active;
    task.setMm(next);
    mmu.load(cpu, next, old == null);
    boolean untold = faults.has(Fault.EXEC_DROPS_LAZY_MM);
    if (old == null && !untold) {
      lazyTlb.leave(cpu, borrowed);
      lazyTlb.owe(task, borrowed);
    }
    irqs.on(cpu);
    cpu.atomic -= preemptible ? 0 : 1;
    if (old == null && untold) {
      mms.drop(cpu, borrowed, Order.FULL); // Pairs with the other drops of the same count.
    } else if (old != null && mms.putUsers(cpu, old)) {
      task.setOwedTeardown(old);
    }
    cpu.function = outer;
  }

  /** The end of {@code exec_mmap} or {@code kthread_use_mm}, wherever the task runs by now. */
  void giveBack(Cpu cpu) {
    Task task = cpu.current;
    MmStruct borrowed = task.owedGiveBack();
    if (borrowed == null) {
      return;
    }
    KernelFunction outer = enter(cpu, task.usesMm() ? KernelFunction.USE_MM : KernelFunction.EXEC);
    lazyTlb.owe(task, null);
    lazyTlb.giveBack(cpu, borrowed);
    if (task.usesMm() && core.explicitBarrier() && !faults.has(Fault.NO_BARRIER_IN_USE)) {
      // After the store to ->mm (E2), where the give-back is none; pairs with membarrier's first
      // barrier (a).
      memory.smpMb();
    }
    cpu.function = outer;
  }

  /** {@code exit_mm} up to where it has taken the reference of its borrow; preemptible there. */
  void exitCount(Cpu cpu) {
    Task task = cpu.current;
    if (task == cpu.idleTask || task.exited() || task.owes()) {
      throw new IllegalStateException(task + " cannot exit");
    }
    idleTracking.exitIfIdle(cpu);
    task.setExited();
    MmStruct mm = task.mm();
    if (mm == null) {
      return;
    }
    KernelFunction outer = enter(cpu, KernelFunction.EXIT);
    listener.exitBegan(cpu.id, task);
    scheme.countBorrow(cpu, mm);
    task.setCounted(mm);
    log.change(mm, Ghost.OWED, 1);
    cpu.function = outer;
  }

  /** The rest of {@code exit_mm}, wherever the task runs by now. */
  void exitMm(Cpu cpu) {
    Task task = cpu.current;
    MmStruct mm = task.counted();
    if (mm == null) {
      return;
    }
    KernelFunction outer = enter(cpu, KernelFunction.EXIT);
    kernelThreads.becomeLazy(cpu, mm, Fault.NO_BARRIER_IN_EXIT);
    if (mms.putUsers(cpu, mm)) {
      task.setOwedTeardown(mm);
    } else {
      listener.exitEnded(cpu.id, task);
    }
    cpu.function = outer;
  }

  void teardown(Cpu cpu) {
    Task task = cpu.current;
    MmStruct mm = task.owedTeardown();
    if (mm == null) {
      return;
    }
    boolean flushed = task.flushed();
    task.setOwedTeardown(null);
    KernelFunction outer = enter(cpu, task.exited() ? KernelFunction.EXIT : KernelFunction.EXEC);
    tearDown(cpu, mm, flushed);
    if (task.exited()) {
      listener.exitEnded(cpu.id, task);
    }
    cpu.function = outer;
  }

  /** The part of a teardown that is owed up to and including the final flush. */
  void finalFlush(Cpu cpu) {
    Task task = cpu.current;
    MmStruct mm = task.owedTeardown();
    if (mm == null || task.flushed()) {
      return;
    }
    KernelFunction outer = enter(cpu, task.exited() ? KernelFunction.EXIT : KernelFunction.EXEC);
    finalFlush(cpu, mm);
    task.setFlushed();
    cpu.function = outer;
  }

  void putUsers(Cpu cpu, MmStruct mm) {
    KernelFunction outer = enter(cpu, KernelFunction.PUT);
    if (mms.putUsers(cpu, mm)) {
      tearDown(cpu, mm);
    }
    cpu.function = outer;
  }

  void putUsersAsync(Cpu cpu, MmStruct mm) {
    KernelFunction outer = enter(cpu, KernelFunction.PUT);
    if (mms.putUsers(cpu, mm)) {
      cpu.defer(Deferred.teardown(mm));
    }
    cpu.function = outer;
  }

  /** {@code __mmput}: unmap, flush, tell the scheme, drop the users' one reference. */
  void tearDown(Cpu cpu, MmStruct mm) {
    tearDown(cpu, mm, false);
  }

  private void tearDown(Cpu cpu, MmStruct mm, boolean flushed) {
    if (mm.using() > 0 && engine.isSequential()) {
      reporter.report(
          Property.S4, cpu.id, mm + " is torn down while a kernel thread uses it by use_mm");
    }
    engine.spend(Cost.EXIT_MMAP);
    if (!flushed) {
      finalFlush(cpu, mm);
    }
    listener.tornDown(cpu.id, mm);
    scheme.usersGone(cpu, mm);
    log.change(mm, Ghost.TEARDOWNS, -1);
    // Full, as mmdrop is: the uses by all before the free; pairs with the other drops of the same
    // count.
    mms.drop(cpu, mm, Order.FULL);
  }

  private void finalFlush(Cpu cpu, MmStruct mm) {
    if (architecture.cpusLeaveMask() && !architecture.evictsAtExit()) {
      scheme.finalFlush(cpu, mm);
    }
    if (faults.has(Fault.FINAL_FLUSH_LEAVES_MASK)) {
      mm.cpumask.clear(cpu.id, Order.RELAXED);
    }
    mmu.flushForExit(cpu, mm);
  }

  void flush(Cpu cpu) {
    mmu.flush(cpu, Tasks.own(cpu.current));
  }

  private static KernelFunction enter(Cpu cpu, KernelFunction function) {
    KernelFunction outer = cpu.function;
    cpu.function = function;
    return outer;
  }
}

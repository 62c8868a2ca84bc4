package org.lazymm.scheduler.machine;

import org.lazymm.api.Order;
import org.lazymm.scheduler.engine.Cost;
import org.lazymm.scheduler.property.Property;

/**
 * fork, exec, exit and the last {@code mmput}: {@code kernel/fork.c}, {@code fs/exec.c}, {@code
 * kernel/exit.c}.
 */
final class ProcessLife {
  private final Machine machine;

  ProcessLife(Machine machine) {
    this.machine = machine;
  }

  Task copy(Cpu cpu, String name, boolean shareMm) {
    MmStruct parent = cpu.current.mm();
    if (parent == null) {
      return machine.unbornTask(cpu.id, name, null);
    }
    KernelFunction outer = enter(cpu, KernelFunction.FORK);
    machine.engine.spend(Cost.FORK);
    MmStruct mm = parent;
    if (shareMm) {
      machine.mms.getUsers(parent);
    } else {
      mm = machine.mms.create(cpu.id);
    }
    cpu.function = outer;
    return machine.unbornTask(cpu.id, name, mm);
  }

  void execMmap(Cpu cpu) {
    Task task = cpu.current;
    if (task == cpu.idleTask || task.exited() || task.owes()) {
      throw new IllegalStateException(task + " cannot exec");
    }
    KernelFunction outer = enter(cpu, KernelFunction.EXEC);
    machine.engine.spend(Cost.EXEC);
    MmStruct old = task.mm();
    MmStruct next = machine.mms.create(cpu.id);
    boolean preemptible = machine.injected(Fault.EXEC_PREEMPTIBLE);
    cpu.atomic += preemptible ? 0 : 1; // task_lock
    // membarrier_exec_mmap: user accesses of the old image before the state is cleared (F3); pairs
    // with membarrier's last barrier (c). The state is the new mm's: the old one may have other
    // users, which stay registered.
    if (!machine.injected(Fault.NO_BARRIER_IN_EXEC)) {
      machine.memory.smpMb();
    }
    next.membarrierState.store(0, Order.RELAXED);
    cpu.membarrierState.store(0, Order.RELAXED);
    MmStruct stale = cpu.active;
    if (preemptible) {
      // The window: interrupts are on and the task may be preempted at this access. It orders
      // nothing and has no partner.
      machine.memory.smpMb();
    }
    machine.irqsOff(cpu);
    // With interrupts off, as the scheme may have this CPU leave its mm by an interrupt until then.
    MmStruct borrowed = preemptible ? stale : cpu.active;
    task.setMm(next);
    machine.mmu.load(cpu, next, old == null);
    boolean untold = machine.injected(Fault.EXEC_DROPS_LAZY_MM);
    if (old == null && !untold) {
      machine.leave(cpu, borrowed);
      machine.owe(task, borrowed);
    }
    machine.irqsOn(cpu);
    cpu.atomic -= preemptible ? 0 : 1;
    if (old == null && untold) {
      machine.mms.drop(cpu, borrowed, Order.FULL); // Pairs with the other drops of the same count.
    } else if (old != null && machine.mms.putUsers(cpu, old)) {
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
    machine.owe(task, null);
    machine.giveBack(cpu, borrowed);
    if (task.usesMm() && machine.explicitBarrier && !machine.injected(Fault.NO_BARRIER_IN_USE)) {
      // After the store to ->mm (E2), where the give-back is none; pairs with membarrier's first
      // barrier (a).
      machine.memory.smpMb();
    }
    cpu.function = outer;
  }

  /** {@code exit_mm} up to where it has taken the reference of its borrow; preemptible there. */
  void exitCount(Cpu cpu) {
    Task task = cpu.current;
    if (task == cpu.idleTask || task.exited() || task.owes()) {
      throw new IllegalStateException(task + " cannot exit");
    }
    machine.idleExitIfIdle(cpu);
    task.setExited();
    MmStruct mm = task.mm();
    if (mm == null) {
      return;
    }
    KernelFunction outer = enter(cpu, KernelFunction.EXIT);
    machine.listener.exitBegan(cpu.id, task);
    machine.scheme.countBorrow(cpu, mm);
    task.setCounted(mm);
    machine.change(mm, Ghost.OWED, 1);
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
    machine.kernelThreads.becomeLazy(cpu, mm, Fault.NO_BARRIER_IN_EXIT);
    if (machine.mms.putUsers(cpu, mm)) {
      task.setOwedTeardown(mm);
    } else {
      machine.listener.exitEnded(cpu.id, task);
    }
    cpu.function = outer;
  }

  void teardown(Cpu cpu) {
    Task task = cpu.current;
    MmStruct mm = task.owedTeardown();
    if (mm == null) {
      return;
    }
    task.setOwedTeardown(null);
    KernelFunction outer = enter(cpu, task.exited() ? KernelFunction.EXIT : KernelFunction.EXEC);
    tearDown(cpu, mm);
    if (task.exited()) {
      machine.listener.exitEnded(cpu.id, task);
    }
    cpu.function = outer;
  }

  void putUsers(Cpu cpu, MmStruct mm) {
    KernelFunction outer = enter(cpu, KernelFunction.PUT);
    if (machine.mms.putUsers(cpu, mm)) {
      tearDown(cpu, mm);
    }
    cpu.function = outer;
  }

  void putUsersAsync(Cpu cpu, MmStruct mm) {
    KernelFunction outer = enter(cpu, KernelFunction.PUT);
    if (machine.mms.putUsers(cpu, mm)) {
      cpu.defer(Deferred.teardown(mm));
    }
    cpu.function = outer;
  }

  /** {@code __mmput}: unmap, flush, tell the scheme, drop the users' one reference. */
  void tearDown(Cpu cpu, MmStruct mm) {
    if (mm.using() > 0 && machine.isSequential()) {
      machine.report(
          Property.S4, cpu.id, mm + " is torn down while a kernel thread uses it by use_mm");
    }
    machine.engine.spend(Cost.EXIT_MMAP);
    machine.mmu.flushForExit(cpu, mm);
    machine.listener.tornDown(cpu.id, mm);
    machine.scheme.usersGone(cpu, mm);
    machine.change(mm, Ghost.TEARDOWNS, -1);
    // Full, as mmdrop is: the uses by all before the free; pairs with the other drops of the same
    // count.
    machine.mms.drop(cpu, mm, Order.FULL);
  }

  void flush(Cpu cpu) {
    machine.mmu.flush(cpu, Machine.own(cpu.current));
  }

  private static KernelFunction enter(Cpu cpu, KernelFunction function) {
    KernelFunction outer = cpu.function;
    cpu.function = function;
    return outer;
  }
}

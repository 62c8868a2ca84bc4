package org.lazymm.scheduler.machine;

import org.lazymm.api.Order;
import org.lazymm.scheduler.property.Property;

/**
 * {@code kthread_use_mm}, {@code kthread_unuse_mm}, and the step from user to lazy that exit shares
 * with unuse.
 */
final class KernelThreadMm {
  private final Machine machine;

  KernelThreadMm(Machine machine) {
    this.machine = machine;
  }

  void use(Cpu cpu, MmStruct mm) {
    Task task = cpu.current;
    if (task.mm() != null || task == cpu.idleTask || task.owes() || mm == machine.initMm()) {
      throw new IllegalStateException(task + " cannot use " + mm);
    }
    KernelFunction outer = cpu.function;
    cpu.function = KernelFunction.USE_MM;
    machine.listener.using(cpu.id, mm);
    machine.change(mm, Ghost.USING, 1);
    if (mm.dead() && machine.isSequential()) {
      machine.report(Property.S4, cpu.id, task + " uses " + mm + ", which has no user");
    }
    machine.mms.pin(
        mm); // A real pin, even if the mm is borrowed already: the two are not the same.
    machine.irqsOff(cpu);
    MmStruct borrowed = cpu.active;
    if (machine.injected(Fault.USE_MM_INTERRUPTS_ON)) {
      changeActiveMmAlone(cpu, mm);
    }
    task.setMm(mm);
    task.setUsedMm(mm);
    cpu.membarrierState.store(mm.membarrierState.load(Order.RELAXED), Order.RELAXED);
    machine.mmu.load(cpu, mm, true);
    machine.leave(cpu, borrowed);
    machine.owe(task, borrowed);
    machine.irqsOn(cpu);
    cpu.function = outer;
  }

  /** {@code active_mm = mm} some time before {@code switch_mm}, under {@code task_lock}. */
  private void changeActiveMmAlone(Cpu cpu, MmStruct mm) {
    machine.setActive(cpu, mm);
    cpu.atomic++;
    machine.irqsOn(cpu);
    // The window: an interrupt may come at this access. It orders nothing and has no partner.
    machine.memory.smpMb();
    machine.irqsOff(cpu);
    cpu.atomic--;
  }

  void unuse(Cpu cpu) {
    KernelFunction outer = cpu.function;
    cpu.function = KernelFunction.USE_MM;
    MmStruct mm = Machine.own(cpu.current);
    cpu.lazyAfterUnuse = true;
    machine.listener.unusing(cpu.id, mm);
    machine.change(mm, Ghost.USING, -1);
    cpu.current.setUsedMm(null);
    becomeLazy(cpu, mm, Fault.NO_BARRIER_IN_UNUSE);
    machine.mms.unpin(cpu, mm); // The borrow stands before the real reference goes.
    cpu.function = outer;
  }

  /** The running task gives {@code ->mm} up and the CPU borrows it from there on. */
  void becomeLazy(Cpu cpu, MmStruct mm, Fault withoutBarrier) {
    cpu.atomic++;
    if (!machine.injected(withoutBarrier)) {
      // task_lock; smp_mb__after_spinlock: user accesses before ->mm is cleared; pairs with
      // membarrier's last barrier (c) (D, E1).
      machine.memory.smpMb();
    }
    machine.irqsOff(cpu);
    Task task = cpu.current;
    task.setMm(null);
    cpu.membarrierState.store(0, Order.RELAXED);
    if (task.counted() == null) {
      machine.scheme.countBorrow(cpu, mm);
    } else {
      task.setCounted(null);
      machine.change(mm, Ghost.OWED, -1);
    }
    machine.listener.borrowed(cpu.id, mm);
    machine.scheme.borrow(cpu, mm);
    machine.irqsOn(cpu);
    cpu.atomic--;
  }
}

package org.lazymm.scheduler.machine;

import org.lazymm.api.Order;
import org.lazymm.scheduler.property.Property;

/**
 * {@code kthread_use_mm}, {@code kthread_unuse_mm}, and the step from user to lazy that exit shares
 * with unuse.
 */
final class KernelThreadMm extends KernelPart {
  private final AddressSpaces mms;
  private final MmuSwitch mmu;
  private final LazyTlb lazyTlb;

  KernelThreadMm(KernelCore core, AddressSpaces mms, MmuSwitch mmu, LazyTlb lazyTlb) {
    super(core);
    this.mms = mms;
    this.mmu = mmu;
    this.lazyTlb = lazyTlb;
  }

  void use(Cpu cpu, MmStruct mm) {
    Task task = cpu.current;
    if (task.mm() != null || task == cpu.idleTask || task.owes() || mm == mms.initMm()) {
      throw new IllegalStateException(task + " cannot use " + mm);
    }
    KernelFunction outer = cpu.function;
    cpu.function = KernelFunction.USE_MM;
    listener.using(cpu.id, mm);
    log.change(mm, Ghost.USING, 1);
    if (mm.dead() && engine.isSequential()) {
      reporter.report(Property.S4, cpu.id, task + " uses " + mm + ", which has no user");
    }
    mms.pin(mm); // A real pin, even if the mm is borrowed already: the two are not the same.
    irqs.off(cpu);
    MmStruct borrowed = cpu.active;
    if (faults.has(Fault.USE_MM_INTERRUPTS_ON)) {
      changeActiveMmAlone(cpu, mm);
    }
    task.setMm(mm);
    task.setUsedMm(mm);
    cpu.membarrierState.store(mm.membarrierState.load(Order.RELAXED), Order.RELAXED);
    mmu.load(cpu, mm, true);
    lazyTlb.leave(cpu, borrowed);
    lazyTlb.owe(task, borrowed);
    irqs.on(cpu);
    cpu.function = outer;
  }

  /** {@code active_mm = mm} some time before {@code switch_mm}, under {@code task_lock}. */
  private void changeActiveMmAlone(Cpu cpu, MmStruct mm) {
    lazyTlb.setActive(cpu, mm);
    cpu.atomic++;
    irqs.on(cpu);
    // The window: an interrupt may come at this access. It orders nothing and has no partner.
    memory.smpMb();
    irqs.off(cpu);
    cpu.atomic--;
  }

  void unuse(Cpu cpu) {
    KernelFunction outer = cpu.function;
    cpu.function = KernelFunction.USE_MM;
    MmStruct mm = Tasks.own(cpu.current);
    cpu.lazyAfterUnuse = true;
    listener.unusing(cpu.id, mm);
    log.change(mm, Ghost.USING, -1);
    cpu.current.setUsedMm(null);
    becomeLazy(cpu, mm, Fault.NO_BARRIER_IN_UNUSE);
    mms.unpin(cpu, mm); // The borrow stands before the real reference goes.
    cpu.function = outer;
  }

  /** The running task gives {@code ->mm} up and the CPU borrows it from there on. */
  void becomeLazy(Cpu cpu, MmStruct mm, Fault withoutBarrier) {
    cpu.atomic++;
    if (!faults.has(withoutBarrier)) {
      // task_lock; smp_mb__after_spinlock: user accesses before ->mm is cleared; pairs with
      // membarrier's last barrier (c) (D, E1).
      memory.smpMb();
    }
    irqs.off(cpu);
    Task task = cpu.current;
    task.setMm(null);
    cpu.membarrierState.store(0, Order.RELAXED);
    if (task.counted() == null) {
      scheme.countBorrow(cpu, mm);
    } else {
      task.setCounted(null);
      log.change(mm, Ghost.OWED, -1);
    }
    listener.borrowed(cpu.id, mm);
    scheme.borrow(cpu, mm);
    irqs.on(cpu);
    cpu.atomic--;
  }
}

package org.lazymm.scheduler.machine;

import org.lazymm.api.Order;
import org.lazymm.scheduler.engine.Cost;

/**
 * The final flush of {@code exit_mmap} on an architecture that guarantees that no CPU is lazy on
 * the mm when it returns, so that {@code for_each_possible_lazymm_cpu} may be {@code while
 * (false)}.
 *
 * <p>The guarantee has four parts, each with a {@link Fault} that breaks it: every lazy CPU has
 * left when the flush returns, whatever there was to flush; the CPU that runs it too; and one that
 * is lazy because a kernel thread used the mm; and a CPU that leaves does so with its MMU, its
 * active mm and the scheme's record.
 *
 * <p>A CPU leaves as {@code unlazy_mm_irqs_off} of the January 2022 proposal has it (HP6): MMU and
 * active mm change to {@code init_mm} in one step with interrupts off, then the scheme is told as
 * at every other return from lazy use. Its mailbox is not emptied here: nothing can be mailed for
 * this mm yet, and nothing may be freed with interrupts off.
 */
final class ExitEviction extends KernelPart {
  private final AddressSpaces mms;
  private final Interrupts interrupts;
  private final MmuSwitch mmu;
  private final LazyTlb lazyTlb;

  ExitEviction(
      KernelCore core, AddressSpaces mms, Interrupts interrupts, MmuSwitch mmu, LazyTlb lazyTlb) {
    super(core);
    this.mms = mms;
    this.interrupts = interrupts;
    this.mmu = mmu;
    this.lazyTlb = lazyTlb;
  }

  /**
   * Flushes the translations of a dead mm everywhere and makes all lazy CPUs leave it.
   *
   * @param cpu the CPU that tears the mm down; its interrupts are on
   * @param mm an mm without users, whose users' one reference the caller holds
   */
  void run(Cpu cpu, MmStruct mm) {
    engine.spend(Cost.FLUSH_TLB);
    if (faults.has(Fault.FINAL_FLUSH_INTERRUPTS_ON)) {
      leave(cpu, mm);
    } else {
      irqs.off(cpu);
      leaveOwn(cpu, mm);
      irqs.on(cpu);
    }
    interrupts.send(
        new Eviction(InterruptCause.TLB_FLUSH).prepare(cpu, mm),
        !faults.has(Fault.EXIT_EVICTION_NOT_AWAITED));
  }

  /** The interrupt that has CPUs leave the mask of an mm, and the mm if they are lazy on it. */
  Interrupts.Sender trimming() {
    return new Eviction(InterruptCause.MASK_TRIM) {
      @Override
      boolean run(Cpu target, MmStruct mm) {
        boolean was = !faults.has(Fault.MASK_LEFT_BEFORE_MM) && leave(target, mm);
        mmu.leaveMaskLate(target, mm); // After it has left; one that uses the mm stays.
        return was;
      }
    };
  }

  private void leaveOwn(Cpu cpu, MmStruct mm) {
    if (faults.has(Fault.EXIT_EVICTION_SKIPS_SELF)) {
      leaveByHardware(cpu, mm);
    } else {
      leave(cpu, mm);
    }
  }

  /**
   * What each CPU does; interrupts are off.
   *
   * @return whether it was lazy on the mm
   */
  private boolean leave(Cpu cpu, MmStruct mm) {
    if (!cpu.lazy() || cpu.active != mm) {
      return false;
    }
    if (faults.has(Fault.EXIT_EVICTION_OF_HARDWARE_ALONE)
        || (cpu.lazyAfterUnuse && faults.has(Fault.EXIT_EVICTION_SKIPS_UNUSED))) {
      leaveByHardware(cpu, mm);
      return true;
    }
    MmStruct init = mms.initMm();
    if (faults.has(Fault.FINAL_FLUSH_INTERRUPTS_ON) && !cpu.irqsOff) {
      lazyTlb.setActive(cpu, init);
      // The window: an interrupt may come at this access. It orders nothing and has no partner.
      memory.smpMb();
    }
    mmu.load(cpu, init, true);
    lazyTlb.leave(cpu, mm);
    lazyTlb.giveBack(cpu, mm);
    scheme.countBorrow(cpu, init);
    listener.borrowed(cpu.id, init);
    scheme.borrow(cpu, init);
    return true;
  }

  /** As where nothing is guaranteed: the MMU leaves, the borrow stays. */
  private void leaveByHardware(Cpu cpu, MmStruct mm) {
    if (cpu.lazy() && cpu.loaded == mm) {
      engine.spend(Cost.SWITCH_MMU);
      lazyTlb.setLoaded(cpu, mms.initMm());
    }
  }

  /** The interrupt to all CPUs that may be lazy on the mm: those of its mask. */
  private class Eviction extends Interrupts.Sender {
    Eviction(InterruptCause cause) {
      interrupts.super(cause);
    }

    @Override
    public int next(int after) {
      // Acquire: a CPU that is not in the mask any more left the mm before it left the mask (SD3).
      // Pairs with the full clear in MmuSwitch.leaveMask().
      int cpu = mm().cpumask.next(after, Order.ACQUIRE);
      while (cpu >= 0 && !isTarget(cpu)) {
        cpu = mm().cpumask.next(cpu, Order.ACQUIRE);
      }
      return cpu;
    }

    @Override
    boolean run(Cpu target, MmStruct mm) {
      if (target.active != mm) {
        // A stale bit. Unlike where the hardware alone leaves, the active mm is known to be off it.
        mm.cpumask.clear(target.id, Order.RELAXED);
        return false;
      }
      return leave(target, mm);
    }
  }
}

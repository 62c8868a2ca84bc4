package org.lazymm.scheduler.machine;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.api.Home;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;
import org.lazymm.scheduler.engine.Cost;
import org.lazymm.scheduler.machine.Architecture.Flush;
import org.lazymm.scheduler.machine.Architecture.MaskKind;
import org.lazymm.scheduler.property.Property;

/** {@code switch_mm_irqs_off} and the flushes: what the MMU holds, and {@code mm_cpumask}. */
final class MmuSwitch extends KernelPart {
  private final AddressSpaces mms;
  private final Interrupts interrupts;
  private final LazyTlb lazyTlb;
  private final ExitEviction exitEviction;
  private final FlushInterrupt[] flushes;
  private final PageTableWalks flushedGen;
  private final List<Ref<MmStruct>> loadedMms = new ArrayList<>();

  MmuSwitch(KernelCore core, AddressSpaces mms, Interrupts interrupts, LazyTlb lazyTlb) {
    super(core);
    this.mms = mms;
    this.interrupts = interrupts;
    this.lazyTlb = lazyTlb;
    this.exitEviction = new ExitEviction(core, mms, interrupts, this, lazyTlb);
    this.flushes = new FlushInterrupt[cpus.length];
    this.flushedGen = new PageTableWalks(core);
    if (faults.has(Fault.FLUSH_FILTERED_BY_LOADED_MM)) {
      for (int id = 0; id < cpus.length; id++) {
        loadedMms.add(memory.ref("loaded_mm", Home.cpu(id), null));
      }
    }
  }

  /**
   * Loads an mm and makes it the active one; interrupts are off.
   *
   * @param wasLazy whether the CPU was lazy until now
   */
  void load(Cpu cpu, MmStruct next, boolean wasLazy) {
    MmStruct before = cpu.loaded;
    if (!cpu.irqsOff) {
      reporter.report(Property.X2, cpu.id, cpu + " changes its mm with interrupts on");
    }
    cpu.lazyAfterUnuse = false;
    engine.use(next);
    if (before == next) {
      lazyTlb.setActive(cpu, next);
      if (architecture.sameMm() && wasLazy && !faults.has(Fault.NO_BARRIER_IN_SWITCH)) {
        // Back from lazy use, before tlb_gen is compared, whose flusher is not modelled. It stands
        // after the store to rq->curr too, and pairs there with membarrier's first barrier (a)
        // (F2).
        memory.smpMb();
      }
      return;
    }
    boolean late = faults.has(Fault.MASK_BIT_SET_LATE);
    if (!late) {
      enterMask(cpu, next);
    }
    if (faults.has(Fault.MASK_BIT_CLEARED_EARLY)) {
      leaveMask(cpu, before);
    }
    engine.spend(Cost.SWITCH_MMU);
    lazyTlb.setLoaded(cpu, next);
    lazyTlb.setActive(cpu, next);
    if (late) {
      enterMask(cpu, next);
    }
    if (!loadedMms.isEmpty()) {
      loadedMms.get(cpu.id).store(next, Order.RELAXED);
    }
    if (isBarrier(next)) {
      // The store to rq->curr before user accesses; pairs with membarrier's first barrier (a) (C1,
      // F1).
      memory.smpMb();
    }
    if (!faults.has(Fault.MASK_BIT_CLEARED_EARLY)) {
      // Last: a CPU leaves the mask only after it has left the mm (SD3).
      leaveMask(cpu, before);
    }
  }

  /** Where the mask is exact: the CPU is in it no longer. */
  private void leaveMask(Cpu cpu, MmStruct before) {
    if (architecture.mask() == MaskKind.EXACT
        && before != mms.initMm()
        && !faults.has(Fault.MASK_BIT_NOT_CLEARED)) {
      // Full: all uses of the mm before it. Pairs with the acquire of a scan for CPUs to wait for:
      // ExitEviction.Eviction.next(), Interrupts.SchemeCall, and a scheme's walk of its candidates.
      boolean weak = faults.has(Fault.MASK_BIT_CLEARED_RELAXED);
      before.cpumask.clear(cpu.id, weak ? Order.RELAXED : Order.FULL);
    }
  }

  /**
   * {@code do_exit_flush_lazy_tlb}, the end of it: a CPU that has left the mm, in this interrupt or
   * long before, leaves the mask; interrupts are off.
   */
  void leaveMaskLate(Cpu cpu, MmStruct mm) {
    boolean holds = cpu.active == mm || cpu.loaded == mm;
    boolean early = holds && cpu.lazy() && faults.has(Fault.MASK_LEFT_BEFORE_MM);
    boolean used = holds && !cpu.lazy() && faults.has(Fault.MASK_LEFT_BY_USER);
    if (architecture.cpusLeaveMask()
        && (!holds || early || used)
        && mm.cpumask.test(cpu.id, Order.RELAXED)) {
      // Relaxed: whoever goes by the mask next has waited for this interrupt.
      mm.cpumask.clear(cpu.id, Order.RELAXED);
    }
  }

  private void enterMask(Cpu cpu, MmStruct next) {
    boolean forgotten = cpu.function == KernelFunction.USE_MM && faults.has(Fault.MASK_BIT_NOT_SET);
    if (architecture.mask() != MaskKind.UNUSABLE
        && next != mms.initMm()
        && !forgotten
        && !next.cpumask.test(cpu.id, Order.RELAXED)) {
      next.cpumask.set(cpu.id, Order.RELAXED);
    }
  }

  /** Whether {@code switch_mm} to another mm is a full barrier. */
  private boolean isBarrier(MmStruct next) {
    if (faults.has(Fault.NO_BARRIER_IN_SWITCH)) {
      return false;
    }
    return switch (architecture.switchMm()) {
      case ALWAYS -> true;
      case REGISTERED -> next.membarrierState.load(Order.RELAXED) != 0;
      case NONE -> false;
    };
  }

  /**
   * The final flush of {@code exit_mmap}: afterwards no other CPU can walk the user page tables.
   */
  void flushForExit(Cpu cpu, MmStruct mm) {
    if (architecture.evictsAtExit()) {
      if (faults.has(Fault.EXIT_EVICTION_LEFT_OUT)) {
        return; // No page tables, so that nobody walks them either.
      }
      exitEviction.run(cpu, mm);
    } else {
      leaveOwnMm(cpu, mm);
      flush(cpu, mm);
    }
    if (architecture.hardwareLeavesLazy() && mm.loadedOn() > 0 && engine.isSequential()) {
      reporter.report(
          Property.S4,
          cpu.id,
          "the page tables of " + mm + " are freed while another CPU can walk them");
    }
  }

  private void leaveOwnMm(Cpu cpu, MmStruct mm) {
    if (architecture.hardwareLeavesLazy() && cpu.lazy() && cpu.loaded == mm) {
      // The exiting CPU is lazy on its own mm: its own flush leaves it, as the interrupt does
      // elsewhere.
      engine.spend(Cost.SWITCH_MMU);
      lazyTlb.setLoaded(cpu, mms.initMm());
    }
  }

  /** A flush of user translations that frees page tables, as {@code munmap} causes. */
  void flush(Cpu cpu, MmStruct mm) {
    engine.spend(Cost.FLUSH_TLB);
    if (faults.has(Fault.MASK_TRIMMED_REMOTELY) && mm.users.load(Order.RELAXED) == 1) {
      trimRemotely(cpu, mm);
    }
    int tlbGen = flushedGen.unlink(mm);
    if (faults.has(Fault.PAGE_TABLES_FREED_BEFORE_FLUSH)) {
      flushedGen.free(cpu, mm, tlbGen);
    }
    if (architecture.flush() == Flush.BROADCAST) {
      engine.spend(Cost.BROADCAST_FLUSH);
      trimMask(cpu, mm);
      return; // Nobody walks what was unlinked before.
    }
    interruptForFlush(cpu, mm);
    flushedGen.free(cpu, mm, tlbGen);
  }

  /**
   * The flush of {@code dup_mmap}, after the mappings of the parent have become copy-on-write. No
   * page table goes, so it matters only where a flush trims the mask.
   */
  void flushForFork(Cpu cpu, MmStruct parent) {
    trimMask(cpu, parent);
  }

  /**
   * {@code exit_flush_lazy_tlbs}: the only user of an mm has the CPUs that are still in its mask
   * leave the mask, and the mm if they are lazy on it.
   */
  private void trimMask(Cpu cpu, MmStruct mm) {
    // Relaxed: whoever else might use the mm puts its own CPU into the mask again.
    if (architecture.flushTrimsMask()
        && cpu.current.mm() == mm
        && mm.users.load(Order.RELAXED) == 1) {
      interrupts.send(exitEviction.trimming().prepare(cpu, mm), true);
    }
  }

  private void interruptForFlush(Cpu cpu, MmStruct mm) {
    FlushInterrupt interrupt = flushes[cpu.id];
    // A call that other CPUs' code may find again, in another order, is not used twice.
    if (interrupt == null || interrupt.busy || log.checkpoint() != null) {
      interrupt = new FlushInterrupt();
      flushes[cpu.id] = interrupt;
    }
    interrupt.busy = true;
    if (!faults.has(Fault.FLUSH_LEFT_OUT)) {
      interrupts.send(interrupt.prepare(cpu, mm), !faults.has(Fault.FLUSH_NOT_AWAITED));
    }
    interrupt.busy = false;
  }

  private void trimRemotely(Cpu cpu, MmStruct mm) {
    for (int other = mm.cpumask.next(-1); other >= 0; other = mm.cpumask.next(other)) {
      if (other != cpu.id) {
        mm.cpumask.clear(other, Order.RELAXED);
      }
    }
  }

  /**
   * The flush interrupt: a lazy CPU's MMU leaves the mm if page tables go; a CPU that is off the mm
   * leaves its mask.
   */
  private final class FlushInterrupt extends Interrupts.Sender {
    private boolean busy;

    FlushInterrupt() {
      interrupts.super(InterruptCause.TLB_FLUSH);
    }

    @Override
    public int next(int after) {
      int cpu = mm().cpumask.next(after);
      while (cpu >= 0 && (!isTarget(cpu) || saysOtherwise(cpu))) {
        cpu = mm().cpumask.next(cpu);
      }
      return cpu;
    }

    private boolean saysOtherwise(int cpu) {
      return !loadedMms.isEmpty() && loadedMms.get(cpu).load(Order.RELAXED) != mm();
    }

    @Override
    boolean run(Cpu target, MmStruct mm) {
      if (target.lazy() && faults.has(Fault.FLUSH_SPARES_LAZY)) {
        return false;
      }
      MmStruct init = mms.initMm();
      if (target.loaded == init) {
        return false; // It may still borrow the mm, whatever its MMU has: the bit stays.
      }
      if (target.loaded != mm) {
        mm.cpumask.clear(target.id, Order.RELAXED); // A stale bit: a wasted hit.
        return false;
      }
      if (target.lazy() && architecture.hardwareLeavesLazy()) {
        engine.spend(Cost.SWITCH_MMU);
        lazyTlb.setLoaded(target, init);
      } else {
        engine.spend(Cost.FLUSH_TLB);
        flushedGen.flushed(target);
      }
      return true;
    }
  }
}

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
final class MmuSwitch {
  private final Machine machine;
  private final Architecture architecture;
  private final ExitEviction exitEviction;
  private final FlushInterrupt[] flushes;
  private final PageTableWalks flushedGen;
  private final List<Ref<MmStruct>> loadedMms = new ArrayList<>();

  MmuSwitch(Machine machine) {
    this.machine = machine;
    this.architecture = machine.architecture;
    this.exitEviction = new ExitEviction(machine);
    this.flushes = new FlushInterrupt[machine.settings.cpus()];
    this.flushedGen = new PageTableWalks(machine);
    if (machine.injected(Fault.FLUSH_FILTERED_BY_LOADED_MM)) {
      for (int id = 0; id < machine.settings.cpus(); id++) {
        loadedMms.add(machine.memory.ref("loaded_mm", Home.cpu(id), null));
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
      machine.report(Property.X2, cpu.id, cpu + " changes its mm with interrupts on");
    }
    cpu.lazyAfterUnuse = false;
    machine.engine.use(next);
    if (before == next) {
      machine.setActive(cpu, next);
      if (architecture.sameMm() && wasLazy && !machine.injected(Fault.NO_BARRIER_IN_SWITCH)) {
        // Back from lazy use, before tlb_gen is compared, whose flusher is not modelled. It stands
        // after the store to rq->curr too, and pairs there with membarrier's first barrier (a)
        // (F2).
        machine.memory.smpMb();
      }
      return;
    }
    boolean late = machine.injected(Fault.MASK_BIT_SET_LATE);
    if (!late) {
      enterMask(cpu, next);
    }
    if (machine.injected(Fault.MASK_BIT_CLEARED_EARLY)) {
      leaveMask(cpu, before);
    }
    machine.engine.spend(Cost.SWITCH_MMU);
    machine.setLoaded(cpu, next);
    machine.setActive(cpu, next);
    if (late) {
      enterMask(cpu, next);
    }
    if (!loadedMms.isEmpty()) {
      loadedMms.get(cpu.id).store(next, Order.RELAXED);
    }
    if (isBarrier(next)) {
      // The store to rq->curr before user accesses; pairs with membarrier's first barrier (a) (C1,
      // F1).
      machine.memory.smpMb();
    }
    if (!machine.injected(Fault.MASK_BIT_CLEARED_EARLY)) {
      // Last: a CPU leaves the mask only after it has left the mm (SD3).
      leaveMask(cpu, before);
    }
  }

  /** Where the mask is exact: the CPU is in it no longer. */
  private void leaveMask(Cpu cpu, MmStruct before) {
    if (architecture.mask() == MaskKind.EXACT
        && before != machine.mms.initMm()
        && !machine.injected(Fault.MASK_BIT_NOT_CLEARED)) {
      // Full: all uses of the mm before it. Pairs with the acquire of a scan for CPUs to wait for:
      // ExitEviction.Eviction.next(), Interrupts.SchemeCall, and a scheme's walk of its candidates.
      boolean weak = machine.injected(Fault.MASK_BIT_CLEARED_RELAXED);
      before.cpumask.clear(cpu.id, weak ? Order.RELAXED : Order.FULL);
    }
  }

  private void enterMask(Cpu cpu, MmStruct next) {
    boolean forgotten =
        cpu.function == KernelFunction.USE_MM && machine.injected(Fault.MASK_BIT_NOT_SET);
    if (architecture.mask() != MaskKind.UNUSABLE
        && next != machine.mms.initMm()
        && !forgotten
        && !next.cpumask.test(cpu.id, Order.RELAXED)) {
      next.cpumask.set(cpu.id, Order.RELAXED);
    }
  }

  /** Whether {@code switch_mm} to another mm is a full barrier. */
  private boolean isBarrier(MmStruct next) {
    if (machine.injected(Fault.NO_BARRIER_IN_SWITCH)) {
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
      if (machine.injected(Fault.EXIT_EVICTION_LEFT_OUT)) {
        return; // No page tables, so that nobody walks them either.
      }
      exitEviction.run(cpu, mm);
    } else {
      leaveOwnMm(cpu, mm);
      flush(cpu, mm);
    }
    if (architecture.hardwareLeavesLazy() && mm.loadedOn() > 0 && machine.isSequential()) {
      machine.report(
          Property.S4,
          cpu.id,
          "the page tables of " + mm + " are freed while another CPU can walk them");
    }
  }

  private void leaveOwnMm(Cpu cpu, MmStruct mm) {
    if (architecture.hardwareLeavesLazy() && cpu.lazy() && cpu.loaded == mm) {
      // The exiting CPU is lazy on its own mm: its own flush leaves it, as the interrupt does
      // elsewhere.
      machine.engine.spend(Cost.SWITCH_MMU);
      machine.setLoaded(cpu, machine.mms.initMm());
    }
  }

  /** A flush of user translations that frees page tables, as {@code munmap} causes. */
  void flush(Cpu cpu, MmStruct mm) {
    machine.engine.spend(Cost.FLUSH_TLB);
    if (machine.injected(Fault.MASK_TRIMMED_REMOTELY) && mm.users.load(Order.RELAXED) == 1) {
      trimRemotely(cpu, mm);
    }
    int tlbGen = flushedGen.unlink(mm);
    if (machine.injected(Fault.PAGE_TABLES_FREED_BEFORE_FLUSH)) {
      flushedGen.free(cpu, mm, tlbGen);
    }
    if (architecture.flush() == Flush.BROADCAST) {
      machine.engine.spend(Cost.BROADCAST_FLUSH);
      trimMask(cpu, mm);
      return; // Nobody walks what was unlinked before.
    }
    interruptForFlush(cpu, mm);
    flushedGen.free(cpu, mm, tlbGen);
  }

  /**
   * {@code exit_flush_lazy_tlbs}: the only user of an mm has the CPUs that are still in its mask
   * leave the mask, and the mm if they are lazy on it.
   */
  private void trimMask(Cpu cpu, MmStruct mm) {
    // Relaxed: whoever else might use the mm puts its own CPU into the mask again.
    if (architecture.mask() == MaskKind.TRIMMED
        && cpu.current.mm() == mm
        && mm.users.load(Order.RELAXED) == 1) {
      machine.interrupts.send(exitEviction.trimming().prepare(cpu, mm), true);
    }
  }

  private void interruptForFlush(Cpu cpu, MmStruct mm) {
    FlushInterrupt interrupt = flushes[cpu.id];
    // A call that other CPUs' code may find again, in another order, is not used twice.
    if (interrupt == null || interrupt.busy || machine.lastCheckpoint() != null) {
      interrupt = new FlushInterrupt();
      flushes[cpu.id] = interrupt;
    }
    interrupt.busy = true;
    if (!machine.injected(Fault.FLUSH_LEFT_OUT)) {
      machine.interrupts.send(
          interrupt.prepare(cpu, mm), !machine.injected(Fault.FLUSH_NOT_AWAITED));
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
      super(machine, InterruptCause.TLB_FLUSH);
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
      if (target.lazy() && machine.injected(Fault.FLUSH_SPARES_LAZY)) {
        return false;
      }
      MmStruct init = machine.mms.initMm();
      if (target.loaded == init) {
        return false; // It may still borrow the mm, whatever its MMU has: the bit stays.
      }
      if (target.loaded != mm) {
        mm.cpumask.clear(target.id, Order.RELAXED); // A stale bit: a wasted hit.
        return false;
      }
      if (target.lazy() && architecture.hardwareLeavesLazy()) {
        machine.engine.spend(Cost.SWITCH_MMU);
        machine.setLoaded(target, init);
      } else {
        machine.engine.spend(Cost.FLUSH_TLB);
        flushedGen.flushed(target);
      }
      return true;
    }
  }
}

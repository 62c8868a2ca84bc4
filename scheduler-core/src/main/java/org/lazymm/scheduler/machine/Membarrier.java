package org.lazymm.scheduler.machine;

import java.util.BitSet;
import org.lazymm.api.Order;

/** {@code membarrier(2)}: {@code kernel/sched/membarrier.c}. */
final class Membarrier extends KernelPart {
  private final AddressSpaces mms;
  private final Interrupts interrupts;

  Membarrier(KernelCore core, AddressSpaces mms, Interrupts interrupts) {
    super(core);
    this.mms = mms;
    this.interrupts = interrupts;
  }

  boolean call(Cpu cpu, MembarrierCommand command) {
    MmStruct mm = Tasks.own(cpu.current);
    KernelFunction outer = cpu.function;
    cpu.function = KernelFunction.MEMBARRIER;
    boolean done = command.registers() ? register(cpu, mm, command) : expedite(cpu, mm, command);
    cpu.function = outer;
    return done;
  }

  private boolean expedite(Cpu cpu, MmStruct mm, MembarrierCommand command) {
    long bit = command.bit();
    boolean isPrivate = bit > 1;
    if (isPrivate && (mm.membarrierState.load(Order.RELAXED) & ready(bit)) == 0) {
      return false;
    }
    boolean syncCore = command == MembarrierCommand.PRIVATE_EXPEDITED_SYNC_CORE;
    if (isPrivate && !syncCore && mm.users.load(Order.RELAXED) == 1) {
      return true;
    }
    if (!faults.has(Fault.NO_FIRST_BARRIER_IN_MEMBARRIER)) {
      // (a): the caller's user accesses before the scan. Pairs with the barrier after the store to
      // rq->curr (C1, F1, F2) or ->mm (E2), and with those of Scan.run() (A) and SyncRunQueue (F4).
      memory.smpMb();
    }
    Scan scan = new Scan(command);
    interrupts.send(scan.prepare(cpu, mm), true);
    if (syncCore && !faults.has(Fault.SYNC_CORE_SKIPS_SELF)) {
      scan.run(cpu, mm); // A sibling may run here next (F5).
    }
    if (!faults.has(Fault.NO_LAST_BARRIER_IN_MEMBARRIER)) {
      // (c): the scan before the caller's user accesses. Pairs with the barrier before the store to
      // rq->curr (C2) or ->mm (D, E1, F3), and with that of Scan.run() (B).
      memory.smpMb();
    }
    return true;
  }

  private boolean register(Cpu cpu, MmStruct mm, MembarrierCommand command) {
    boolean early = faults.has(Fault.REGISTER_READY_EARLY);
    addBits(mm, early ? command.bit() | ready(command.bit()) : command.bit());
    SyncRunQueue sync = new SyncRunQueue();
    boolean others = !faults.has(Fault.REGISTER_TELLS_NOBODY);
    if (others && mm.users.load(Order.RELAXED) > 1) {
      // synchronize_rcu: a switch that read the state before the bit was set is over when this
      // ends, and its store to rq->curr is seen by the scan (F4).
      interrupts.send(new Scan(MembarrierCommand.GLOBAL).prepare(cpu, mm), true);
      interrupts.send(sync.prepare(cpu, mm), true);
    }
    if (!faults.has(Fault.REGISTER_SKIPS_SELF)) {
      sync.run(cpu, mm);
    }
    addBits(mm, ready(command.bit())); // Nobody may rely on it earlier.
    return true;
  }

  /**
   * {@code atomic_or}; full, in place of the barriers around it: the bit before the scan that
   * follows. Pairs with the barriers of {@link Scan#run} and {@link SyncRunQueue#run} (F4).
   */
  private static void addBits(MmStruct mm, long bits) {
    long seen = mm.membarrierState.load(Order.RELAXED);
    long found = mm.membarrierState.compareExchange(seen, seen | bits, Order.FULL);
    while (found != seen) {
      seen = found;
      found = mm.membarrierState.compareExchange(seen, seen | bits, Order.FULL);
    }
  }

  /** The bit that says that every CPU knows of a registration. */
  private static long ready(long bit) {
    return bit << 8;
  }

  /** A call to the CPUs that a scan chose; the scan is over before the first is interrupted. */
  private abstract class ScannedCall extends Interrupts.Sender {
    private final BitSet chosen = new BitSet();

    ScannedCall() {
      interrupts.super(InterruptCause.MEMBARRIER);
    }

    /** Whether the scan chooses an online CPU other than the caller's. */
    abstract boolean runs(Cpu cpu);

    /** No: an interrupt is no guaranteed barrier, which is why the handlers have their own. */
    @Override
    public final boolean orders() {
      return false;
    }

    @Override
    public final int next(int after) {
      if (after < 0) {
        for (int id = 0; id < cpus.length; id++) {
          chosen.set(id, isTarget(id) && runs(cpus[id]));
        }
      }
      return chosen.nextSetBit(after + 1);
    }
  }

  /** The scan of {@code rq->curr} and the barrier on each CPU that it names. */
  private final class Scan extends ScannedCall {
    private final MembarrierCommand command;

    Scan(MembarrierCommand command) {
      this.command = command;
    }

    @Override
    boolean runs(Cpu cpu) {
      if (command == MembarrierCommand.GLOBAL) {
        return true;
      }
      if (command == MembarrierCommand.GLOBAL_EXPEDITED && (registered(cpu) & command.bit()) == 0) {
        return false;
      }
      // Relaxed: a stale answer is made good by the barriers in __schedule, exit_mm, use_mm and
      // unuse_mm.
      Task curr = cpu.curr.load(Order.RELAXED);
      MmStruct theirs = curr == null ? null : curr.remoteMm();
      return command == MembarrierCommand.GLOBAL_EXPEDITED ? theirs != null : theirs == mm();
    }

    private boolean reliesOnReturn(Cpu target) {
      return target.function == KernelFunction.INTERRUPT
          && faults.has(Fault.SYNC_CORE_BY_INTERRUPT_RETURN);
    }

    /** What the mm of a CPU is registered for; the run queue has a copy, as the mm may be freed. */
    private long registered(Cpu cpu) {
      if (!faults.has(Fault.SCAN_DEREFERENCES_REMOTE_MM)) {
        return cpu.membarrierState.load(Order.RELAXED);
      }
      Task curr = cpu.curr.load(Order.RELAXED);
      MmStruct theirs = curr == null ? null : curr.remoteMm();
      return theirs == null ? 0 : mms.membarrierState(theirs);
    }

    @Override
    boolean run(Cpu target, MmStruct about) {
      if (!faults.has(Fault.NO_BARRIER_IN_IPI)) {
        // ipi_mb: the target's user accesses on both sides; pairs with (a) (A) and with (c) (B).
        memory.smpMb();
      }
      if (command == MembarrierCommand.PRIVATE_EXPEDITED_SYNC_CORE && !reliesOnReturn(target)) {
        target.syncCore(); // ipi_sync_core: sync_core_before_usermode.
      }
      return true;
    }
  }

  /** {@code ipi_sync_rq_state}: each CPU that runs the mm learns what it is registered for. */
  private final class SyncRunQueue extends ScannedCall {
    @Override
    boolean runs(Cpu cpu) {
      Task curr = cpu.curr.load(Order.RELAXED);
      return curr != null && curr.remoteMm() == mm();
    }

    @Override
    boolean run(Cpu target, MmStruct about) {
      if (target.current.mm() == about) {
        target.membarrierState.store(about.membarrierState.load(Order.RELAXED), Order.RELAXED);
      }
      // The state of the run queue before user accesses; pairs with (a) of a caller whose scan
      // reads that state (F4).
      memory.smpMb();
      return true;
    }
  }
}

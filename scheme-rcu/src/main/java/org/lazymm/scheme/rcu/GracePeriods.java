package org.lazymm.scheme.rcu;

import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.IpiFunction;
import org.lazymm.api.Kernel;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerCpu;
import org.lazymm.api.Work;

/**
 * The grace-period worker: interrupts idle holders for those policies that do, in batches.
 *
 * <p>A holder enters {@code holdouts} when a reference is awaited of it. A pass takes all holdouts,
 * of however many mms, and interrupts those that idle on the awaited mm. A holdout that does not
 * idle needs nothing: it has seen, or will see at its next switch, tick or idle entry, that it is
 * waited for. There is one worker at a time, so passes are as far apart as the work takes, and what
 * comes meanwhile is the next batch.
 *
 * <p>With a time-out the pass waits for a number of ticks. Ticks are counted by one CPU, the
 * timekeeper, as the kernel has one for its jiffies; one that gets no more ticks lays the duty down
 * and the next CPU that ticks takes it up.
 */
final class GracePeriods {
  /** The time-out of the policies that do not wait. */
  static final int NO_WAIT = 0;

  private static final long NO_WORKER = 0;
  private static final long RUNNING = 1;
  private static final long REQUESTED = 2;

  private static final long NOBODY = -1;

  private final Kernel kernel;
  private final PerCpu<RcuCpu> cpus;
  private final Settlement settlement;
  private final IpiFunction leave;
  private final boolean interrupting;
  private final int timeout;

  private final CpuMask holdouts;
  private final LongCell worker;
  private final LongCell ticksLeft;
  private final LongCell timekeeper;

  private final Work pass = this::pass;

  /** What becomes of a reference that is in hand. */
  @FunctionalInterface
  interface Settlement {
    /**
     * Has it awaited of a CPU that is lazy on its mm, and drops it otherwise.
     *
     * @param by the caller's CPU
     * @param cpu the CPU of which it was awaited
     * @param mm the mm that the reference keeps
     */
    void settle(int by, int cpu, Mm mm);
  }

  /**
   * Makes the worker of one machine.
   *
   * @param kernel the services of that machine
   * @param cpus the state of its CPUs
   * @param leave makes a CPU leave an mm
   * @param settlement what follows
   * @param interrupting whether idle holders are interrupted at all
   * @param timeout how many ticks they are left alone before, or {@link #NO_WAIT}
   */
  GracePeriods(
      Kernel kernel,
      PerCpu<RcuCpu> cpus,
      IpiFunction leave,
      Settlement settlement,
      boolean interrupting,
      int timeout) {
    this.kernel = kernel;
    this.cpus = cpus;
    this.leave = leave;
    this.settlement = settlement;
    this.interrupting = interrupting;
    this.timeout = timeout;
    Memory memory = kernel.memory();
    Home home = Home.machine().onLine("lazy_gp");
    this.holdouts = memory.mask("gp_holdouts", home);
    this.worker = memory.number("gp_worker", home, NO_WORKER);
    this.ticksLeft = memory.number("gp_ticks_left", home, 0);
    this.timekeeper = memory.number("gp_timekeeper", home, NOBODY);
  }

  /**
   * A reference is awaited of a CPU.
   *
   * @param by the caller's CPU, in any context
   * @param cpu the CPU that holds a dead mm
   */
  void waitFor(int by, int cpu) {
    if (!interrupting) {
      return;
    }
    // Full: set before the worker or the time-out is looked at; pairs with the full exchanges of
    // the worker in pass() and the full count-down in tick().
    holdouts.set(cpu, Order.FULL);
    if (timeout == NO_WAIT) {
      start(by);
    } else {
      // Relaxed: a CPU that finds ticks left joins that batch, by the order of the set above.
      ticksLeft.compareExchange(0, timeout, Order.RELAXED);
    }
  }

  private void start(int cpu) {
    // Full: the holdouts before the request; pairs with the exchange in pass() that reads it.
    if (worker.exchange(REQUESTED, Order.FULL) == NO_WORKER) {
      kernel.defer(cpu, pass, kernel.initMm());
    }
  }

  private void pass(int cpu, Mm none) {
    do {
      // Full: the request before the look at the holdouts; pairs with the exchange in start().
      worker.exchange(RUNNING, Order.FULL);
      for (int holder = holdouts.next(-1); holder >= 0; holder = holdouts.next(holder)) {
        // Full: taken out before it is looked at, so that what is set meanwhile is not lost (pairs
        // with the set in waitFor()), and that the mark is read late enough (pairs with the barrier
        // in RcuScheme.idleEnter()).
        holdouts.clear(holder, Order.FULL);
        if (idlesOnAwaitedMm(cpus.get(holder))) {
          interrupt(cpu, holder);
        }
      }
      // Full if there is no request, which lets the next one start a worker: the pass before the
      // next; pairs with the exchange in start().
    } while (worker.compareExchange(RUNNING, NO_WORKER, Order.FULL) != RUNNING);
  }

  /** Whether a CPU seems to need an interrupt; only pointers are compared. */
  private static boolean idlesOnAwaitedMm(RcuCpu holder) {
    Mm mm = holder.awaited.load(Order.RELAXED);
    return mm != null
        && holder.lazyMm.load(Order.RELAXED) == mm
        && holder.idle.load(Order.RELAXED) != 0;
  }

  private void interrupt(int cpu, int holder) {
    RcuCpu of = cpus.get(holder);
    // RI3: with the reference in hand, the mm lives until the CPU has answered. Full: the count
    // before its drop; pairs with the exchange in RcuScheme.settle() that put it in.
    Mm mm = of.awaited.exchange(null, Order.FULL);
    if (mm == null) {
      return;
    }
    // Pairs with the releases in RcuScheme.leaveBorrowed(), leaveBeforeIdle() and leave(): all uses
    // of a CPU that has left.
    if (of.lazyMm.load(Order.ACQUIRE) == mm) {
      kernel.ipi().callAndWait(holder, leave, mm);
    }
    settlement.settle(cpu, holder, mm);
  }

  /**
   * A tick on a CPU: one less of those to wait, if it is the timekeeper.
   *
   * @param cpu the caller's CPU
   */
  void tick(int cpu) {
    if (timeout == NO_WAIT) {
      return;
    }
    long left = ticksLeft.load(Order.RELAXED);
    if (left == 0) {
      return;
    }
    long keeper = timekeeper.load(Order.RELAXED);
    if (keeper == NOBODY) {
      keeper = timekeeper.compareExchange(NOBODY, cpu, Order.RELAXED);
      keeper = keeper == NOBODY ? cpu : keeper;
    }
    // Not below 0, even if the last timekeeper has just counted to 0. Full: pairs with the set in
    // waitFor(), so that a CPU set before ticks were found left is in the batch.
    if (keeper == cpu
        && ticksLeft.compareExchange(left, left - 1, Order.FULL) == left
        && left == 1) {
      start(cpu);
    }
  }

  /**
   * A CPU gets no more ticks for a while.
   *
   * @param cpu the caller's CPU, or one that is dead
   */
  void noMoreTicks(int cpu) {
    if (timeout != NO_WAIT && timekeeper.load(Order.RELAXED) == cpu) {
      timekeeper.store(NOBODY, Order.RELAXED); // Counting is safe whoever thinks it keeps the time.
    }
  }
}

package org.lazymm.broken.race;

import org.lazymm.api.Disposal;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerCpu;
import org.lazymm.api.PerMm;
import org.lazymm.api.Ref;
import org.lazymm.api.Work;

/**
 * Each CPU records the mm that it is lazy on, and a dead mm waits in deferred work until no record
 * names it: nobody is made to leave, so that the free comes while other CPUs go on.
 */
public final class Waiting implements LazyMmScheme {

  /** What is wrong with it. */
  public enum Flaw {
    /** Nothing. */
    NONE,
    /** The record is cleared by a relaxed store. */
    CLEARED_RELAXED,
    /** The record is cleared where the borrow is given back, wherever the task runs then. */
    CLEARED_AT_GIVE_BACK,
    /** The record is written where the borrow is counted, wherever the task runs then. */
    WRITTEN_AT_COUNT,
    /** The mm counts its lazy CPUs in two bits, so that four of them look like none. */
    COUNTED_IN_TWO_BITS,
    /** It counts them as it should: a twin of the one before. */
    COUNTED,
    /** It does not wait where the final flush has made the MMUs leave. */
    TRUSTS_THE_FLUSH
  }

  private final Kernel kernel;
  private final Flaw flaw;
  private final PerCpu<Ref<Mm>> records;
  private final PerMm<LongCell> lazyCpus;
  private final Work free = this::freeOrWait;

  /**
   * Makes one.
   *
   * @param kernel the services of its machine
   * @param flaw what is wrong with it
   */
  public Waiting(Kernel kernel, Flaw flaw) {
    this.kernel = kernel;
    this.flaw = flaw;
    this.records =
        kernel.perCpu(cpu -> kernel.memory().ref("record", Home.cpu(cpu).onLine("record"), null));
    this.lazyCpus = kernel.perMm(mm -> kernel.memory().number("lazy_cpus", Home.mm(mm), 0));
  }

  @Override
  public Guarantees guarantees() {
    return Guarantees.none();
  }

  private boolean counts() {
    return flaw == Flaw.COUNTED || flaw == Flaw.COUNTED_IN_TWO_BITS;
  }

  @Override
  public void mmInit(int cpu, Mm mm) {
    lazyCpus.get(mm).store(0, Order.RELAXED); // Nobody else knows the mm.
  }

  @Override
  public void countBorrow(int cpu, Mm mm) {
    if (flaw == Flaw.WRITTEN_AT_COUNT) {
      write(cpu, mm);
    }
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    if (flaw != Flaw.WRITTEN_AT_COUNT) {
      write(cpu, mm);
    }
  }

  private void write(int cpu, Mm mm) {
    if (mm == kernel.initMm()) {
      return;
    }
    if (counts()) {
      lazyCpus.get(mm).add(1, Order.RELAXED); // The full drop of the user reference follows.
    } else {
      records.get(cpu).store(mm, Order.RELAXED); // Likewise.
    }
  }

  @Override
  public void leaveBorrowed(int cpu, Mm mm) {
    if (flaw != Flaw.CLEARED_AT_GIVE_BACK) {
      clear(cpu, mm);
    }
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    if (flaw == Flaw.CLEARED_AT_GIVE_BACK) {
      clear(cpu, mm);
    }
  }

  private void clear(int cpu, Mm mm) {
    if (mm == kernel.initMm()) {
      return;
    }
    if (counts()) {
      lazyCpus.get(mm).add(-1, Order.FULL); // All uses before; pairs with the read in freeOrWait.
    } else {
      // Release: all uses before; pairs with the acquire in freeOrWait.
      Order order = flaw == Flaw.CLEARED_RELAXED ? Order.RELAXED : Order.RELEASE;
      records.get(cpu).store(null, order);
    }
  }

  @Override
  public Disposal lastReferenceGone(int cpu, Mm mm) {
    if (flaw == Flaw.TRUSTS_THE_FLUSH) {
      return Disposal.FREE;
    }
    kernel.defer(cpu, free, mm);
    return Disposal.DEFERRED;
  }

  private void freeOrWait(int cpu, Mm mm) {
    if (isHeld(mm)) {
      kernel.defer(cpu, free, mm);
    } else {
      kernel.free(cpu, mm);
    }
  }

  private boolean isHeld(Mm mm) {
    if (counts()) {
      long lazy = lazyCpus.get(mm).load(Order.ACQUIRE);
      return (flaw == Flaw.COUNTED_IN_TWO_BITS ? lazy & 3 : lazy) != 0;
    }
    for (int cpu = 0; cpu < kernel.possibleCpus(); cpu++) {
      if (records.get(cpu).load(Order.ACQUIRE) == mm) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean keepsRecordOf(int cpu) {
    return records.get(cpu).load(Order.RELAXED) != null;
  }
}

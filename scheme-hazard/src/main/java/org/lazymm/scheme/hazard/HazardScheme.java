package org.lazymm.scheme.hazard;

import org.jspecify.annotations.Nullable;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerCpu;

/**
 * Hazard pointers with delegated references, the January 2022 proposal: a lazy CPU publishes its
 * mm, and the last user of an mm counts one reference for each CPU that it finds lazy on it and
 * puts it into that CPU's mailbox.
 *
 * <h2>Protocol</h2>
 *
 * <p>HP1 to HP6 are the owner's: a relaxed store when the CPU becomes lazy, none when the borrow is
 * handed over, a release store when the CPU has left. HP7, at the end of every switch: the CPU
 * drops what is in its mailbox, unless the CPU is still lazy on that. HP8 to HP11 are the last
 * user's, between {@code exit_mmap} and its own {@code mmdrop}: it looks at each candidate CPU; for
 * the first that is lazy on the mm it counts as many references as there can be CPUs, so that it
 * touches the count twice however many it finds; it mails one to each and drops the rest.
 *
 * <h2>Orders</h2>
 *
 * <ul>
 *   <li>HP1, HP2 publish with a relaxed store. The textbook full barrier between publication and
 *       re-check is not needed: the CPU's task holds a user reference, which falls by a full
 *       read-modify-write after the store, and the scan is after the last such fall. Once the users
 *       are gone, no CPU newly becomes lazy on the mm.
 *   <li>HP4, HP5, HP6 un-publish with release, HP8 and HP10b read with acquire, as posted: a CPU
 *       that is seen off the mm has finished with it. Relaxed would do for the acquires: a full
 *       drop or exchange by the same CPU comes between each of these reads and the free.
 *   <li>HP9 counts before HP10 mails, by the full exchange; HP7 reads the mail relaxed, and the
 *       full barrier of its drop orders that read before the count falls.
 * </ul>
 *
 * <p>Where a comment says that a weaker order would do, no scenario of the catalogue breaks with it
 * while all other orders stay as they are.
 *
 * <h2>Stealing, without ABA</h2>
 *
 * <p>A mailbox may hold an older mm {@code d} that its CPU has not dropped yet. As posted, the
 * scanner reads {@code d}, makes sure that the CPU is lazy on its own mm (so not on {@code d}), and
 * swaps by compare-and-exchange. Between the two, {@code d} can be dropped, freed, and its memory
 * be a new mm that this CPU is lazy on and that was mailed to it: the compare succeeds, and the
 * reference that is dropped is a live one (HR3). A count on {@code d} cannot be taken first, as
 * nothing keeps {@code d} alive for the scanner; a sequence number would need a mailbox of two
 * words; a lock would put the switch and the exit of strangers behind each other.
 *
 * <p>So {@link #deliver} takes first and judges afterwards. An unconditional exchange puts the
 * scanner's reference in and brings out whatever is there, and with it the ownership of exactly one
 * reference. Only then, with that reference in hand, it asks whether the CPU is lazy on that mm; if
 * it is, the reference goes back the same way. Why this is right:
 *
 * <ul>
 *   <li>A reference is owned by a mailbox or by one hand; each exchange moves ownership both ways
 *       in one step. No decision rests on an address found equal to an earlier one.
 *   <li>A mm in hand is counted, so its memory is not used again: {@code lazy_mm} equal to it means
 *       this very mm.
 *   <li>An mm in hand is dead. That its CPU is not lazy on it is then final, however late the
 *       answer is acted upon.
 *   <li>The answer is not too old either: the CPU that mailed that reference had read {@code
 *       lazy_mm} equal to its mm, and its full exchange, from which ours took the reference, orders
 *       that read before ours. We cannot read an older value.
 *   <li>While a reference is in a hand its CPU may leave and find an empty mailbox, or another mm's
 *       reference which it may drop: both are harmless, for the hand still holds.
 *   <li>The loop goes round again only if the CPU changed its mm or another scanner came by.
 * </ul>
 *
 * <h2>CPUs that go away</h2>
 *
 * <p>As posted, a reference can be mailed after its CPU has looked into the mailbox for the last
 * time before it idles, stays in user mode, or goes offline. Here the scanner looks at {@code
 * lazy_mm} again after mailing and takes back what is not needed. A CPU that goes offline exchanges
 * its mailbox after un-publishing; with a full barrier on both sides one of the two sees the other,
 * so a dead CPU keeps nothing. On a switch there is no such barrier in the posted protocol and none
 * is added: mail can still be late there, by a store that lingers, and waits for that CPU's next
 * switch (HR4).
 *
 * <h2>Guarantees</h2>
 *
 * <p>No CPU is ever interrupted. A CPU keeps at most one dead mm, the one in its mailbox, for an
 * unbounded time. {@link #giveBack} is no full barrier: {@code membarrier(2)} needs one of the
 * kernel's own after a switch. All rests on the candidates containing every lazy CPU (O5); with
 * {@code none} the architecture guarantees that {@code exit_mmap} evicts them all.
 *
 * <p>Sources: "[PATCH 00/23] mm, sched: Rework lazy mm handling" (January 2022), patches 16 and 22;
 * "[RFC][PATCH] sched: Use lightweight hazard pointers to grab lazy mms" (June 2021).
 */
class HazardScheme implements LazyMmScheme {
  final Kernel kernel;
  final PerCpu<HazardCpu> cpus;
  private final Mm initMm;
  private final LazyCandidates candidates;
  private final boolean leaveAtIdle;

  HazardScheme(Kernel kernel, LazyCandidates candidates, boolean leaveAtIdle) {
    this.kernel = kernel;
    this.initMm = kernel.initMm();
    this.candidates = candidates;
    this.leaveAtIdle = leaveAtIdle;
    this.cpus =
        kernel.perCpu(
            cpu -> new HazardCpu(kernel.memory(), cpu, (by, none) -> emptyMailboxOf(cpu, by)));
  }

  @Override
  public final Guarantees guarantees() {
    return Guarantees.none()
        .retainingAtMost(1)
        .interruptingIdleHolders(0)
        .sparingIdleBystanders()
        .sparingUserMode();
  }

  @Override
  public final void borrow(int cpu, Mm mm) {
    // init_mm is never published: no CPU scans for it.
    if (mm != initMm) {
      // HP1, HP2. Relaxed: ordered by the full drop of the user reference that the task still
      // holds, from which the scan of HP8 follows.
      cpus.get(cpu).lazyMm.store(mm, Order.RELAXED);
    }
  }

  // HP3: kernel to kernel leaves the hazard pointer alone.

  @Override
  public final void leaveBorrowed(int cpu, Mm mm) {
    if (mm != initMm) {
      // HP4, HP5, and HP6 where the kernel forces the CPU to init_mm: every use of the mm, the MMU
      // switch included, before the un-publication. Pairs with the acquires of HP8 in usersGone()
      // and HP10b in deliver().
      cpus.get(cpu).lazyMm.store(null, Order.RELEASE);
    }
  }

  @Override
  public final void giveBack(int cpu, Mm mm) {
    // Nothing is counted; the record was cleared when the CPU left, and this may be another CPU.
  }

  @Override
  public void switchFinished(int cpu) {
    HazardCpu own = cpus.get(cpu);
    // HP7. Relaxed: the mm was counted before it was mailed, and the first barrier of the full drop
    // orders this read before the count falls. Our own lazyMm is always current.
    Mm old = own.dropMm.load(Order.RELAXED);
    while (old != null && old != own.lazyMm.load(Order.RELAXED)) {
      // What comes out is ours whatever happened in between, and it cannot have become the mm that
      // we are lazy on, as that one does not change here.
      Mm found = own.dropMm.compareExchange(old, null, Order.RELAXED);
      if (found == old) {
        // Full: the read of the mail before the count falls; pairs with the exchange of HP10 in
        // deliver(). The uses by all before the free; pairs with the other drops.
        kernel.drop(cpu, old, Order.FULL);
        return;
      }
      old = found;
    }
  }

  @Override
  public final void usersGone(int cpu, Mm mm) {
    long unused = 0;
    CpuMask mayBeLazy = kernel.lazyCandidates(mm, candidates);
    // Acquire: pairs with the kernel's full clear of a CPU that has left the mm and then the mask;
    // such a CPU is skipped here, and its record is not read.
    for (int other = mayBeLazy.next(-1, Order.ACQUIRE);
        other >= 0;
        other = mayBeLazy.next(other, Order.ACQUIRE)) {
      HazardCpu holder = cpus.get(other);
      // HP8. Acquire as posted; pairs with the release of HP4, HP5 and HP6 in leaveBorrowed() and
      // idleEnter(): a CPU that is skipped has finished with the mm. Relaxed would do: the full
      // drop that follows comes before the free.
      if (holder.lazyMm.load(Order.ACQUIRE) != mm) {
        continue;
      }
      if (unused == 0) {
        // HP9. Relaxed: the full exchange of HP10 orders it before the reference can be seen.
        // Enough for all CPUs, so that this is done once.
        unused = kernel.possibleCpus();
        kernel.grab(mm, unused, Order.RELAXED);
      }
      unused--;
      deliver(cpu, holder, mm);
    }
    // HP11. Relaxed: the users' reference is still held, and its full drop follows.
    kernel.ungrab(mm, unused, Order.RELAXED);
  }

  /**
   * HP10: sees to it that a CPU owns a reference of the mm that it is lazy on, or that the
   * reference is dropped.
   *
   * @param cpu the caller's CPU
   * @param holder the CPU that was seen lazy on the mm
   * @param mm a dead mm; the caller hands over one counted reference of it
   */
  void deliver(int cpu, HazardCpu holder, Mm mm) {
    Mm inHand = mm;
    while (inHand != null) {
      // HP10b, with the reference in hand. Acquire as posted; pairs with the release of HP4, HP5
      // and HP6 in leaveBorrowed() and idleEnter(). Relaxed would do: the full exchange or drop
      // that follows comes before the free.
      if (holder.lazyMm.load(Order.ACQUIRE) == inHand) {
        // HP10a and HP10c in one. Full: the count of HP9 and the reads of lazyMm until here before
        // the mail (pairs with the drop of HP7 and with this exchange by other CPUs); the mail
        // before the next reads of lazyMm (pairs with the exchange in emptyMailboxOf() and the
        // barrier in idleEnter()).
        inHand = holder.dropMm.exchange(inHand, Order.FULL);
      } else {
        // The uses by all before the free; pairs with the other drops. Acquire would do: this CPU's
        // own uses are before a full exchange that came first, or before a full drop still to come.
        kernel.drop(cpu, inHand, Order.FULL);
        inHand = null;
      }
      if (inHand == null) {
        inHand = takeLateMail(holder);
      }
    }
  }

  /** H5: takes out what the CPU has no need of any more and may never look for. */
  private static @Nullable Mm takeLateMail(HazardCpu holder) {
    // Relaxed: a hint, judged again with the reference in hand. The full exchange or drop before it
    // pairs with the exchange in emptyMailboxOf(), from cpuOffline(): either that CPU sees our mail
    // or we see it un-published.
    Mm mail = holder.dropMm.load(Order.RELAXED);
    // Pairs with the release of HP4, HP5 and HP6 in leaveBorrowed() and idleEnter(). Relaxed would
    // do: HP10b looks again.
    if (mail == null || mail == holder.lazyMm.load(Order.ACQUIRE)) {
      return null;
    }
    // Pairs with the exchange of HP10 in deliver() that put the mail in: HP10b reads no older
    // lazyMm than its sender did. Acquire would do: nothing is handed over here.
    return holder.dropMm.exchange(null, Order.FULL);
  }

  @Override
  public final void idleEnter(int cpu) {
    HazardCpu own = cpus.get(cpu);
    if (leaveAtIdle && own.lazyMm.load(Order.RELAXED) != null) {
      // HP6, as cpuidle does before a deep state: hardware and active mm first, then the record.
      kernel.evict(cpu);
      // Every use of the mm before the un-publication; pairs with the acquires of HP8 and HP10b.
      own.lazyMm.store(null, Order.RELEASE);
      // The un-publication before the look at the mail; pairs with the exchange of HP10 in
      // deliver(). It could be left out: mail that is not seen waits for this CPU's next switch.
      kernel.memory().smpMb();
      if (own.dropMm.load(Order.RELAXED) != null) {
        kernel.defer(cpu, own.emptyMailbox, initMm); // Nothing may be freed with interrupts off.
      }
    }
  }

  @Override
  public final void cpuOffline(int cpu) {
    emptyMailboxOf(cpu, cpu); // H1. The CPU is on init_mm, and un-published.
  }

  private void emptyMailboxOf(int cpu, int by) {
    HazardCpu of = cpus.get(cpu);
    // Full: the un-publication before the look, and the mail's count before its drop. Pairs with
    // the exchange of HP10 in deliver() and the read of lazyMm after it.
    Mm mail = of.dropMm.exchange(null, Order.FULL);
    if (mail != null) {
      deliver(by, of, mail);
    }
  }

  @Override
  public final boolean keepsRecordOf(int cpu) {
    HazardCpu of = cpus.get(cpu);
    return of.lazyMm.load(Order.RELAXED) != null || of.dropMm.load(Order.RELAXED) != null;
  }

  @Override
  public final long delegatedReferences(Mm mm) {
    long references = 0;
    for (int cpu = 0; cpu < kernel.possibleCpus(); cpu++) {
      if (cpus.get(cpu).dropMm.load(Order.RELAXED) == mm) {
        references++;
      }
    }
    return references;
  }
}

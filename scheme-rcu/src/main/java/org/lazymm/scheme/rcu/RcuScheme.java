package org.lazymm.scheme.rcu;

import org.lazymm.api.CpuMask;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerCpu;

/**
 * Grace periods of a flavour of their own, the answer to the question whether RCU could know that
 * an idle CPU uses one mm: a dead mm waits until every CPU has been observed off it.
 *
 * <h2>Why not RCU itself</h2>
 *
 * <p>An idle extended quiescent state is no quiescence here: the MMU keeps the mm loaded while RCU
 * ignores the CPU. Nor is a context switch, as a borrow survives the switch from one kernel thread
 * to the next. An extended quiescent state in user mode is harmless: the mm there has users.
 * Quiescence is "observed off this mm", nothing else; and as no CPU newly becomes lazy on a dead
 * mm, one such observation is final. So there are no counters and no snapshots to compare; what is
 * left of RCU is that holders are not disturbed, that they report when they pass by, and that the
 * work is done in batches.
 *
 * <h2>Protocol</h2>
 *
 * <ol>
 *   <li>A CPU that becomes lazy publishes the mm, and withdraws it when it has left.
 *   <li>The last user leaves its own mm, on which exit has made it lazy, then looks at the
 *       candidates once. Most mms have no other holder and are freed at once.
 *   <li>For each holder one reference is counted and put into {@code awaited} of that CPU: the
 *       grace period waits there for that CPU by name. An older mm that is still found there is
 *       taken out, and its reference dropped if the CPU is off it. All such moves are exchanges
 *       that take first and judge with the reference in hand: see {@link #settle(int, int, Mm)}.
 *   <li>A watching holder resolves itself. When it gives a borrow back, and at the end of every
 *       switch, it looks at {@code awaited}; if it is still lazy on that mm (a kernel thread
 *       followed a kernel thread) it changes to {@code init_mm}; then it drops the reference. The
 *       timer interrupt and the way into idle do the same and defer the drop, so a kernel thread
 *       that never schedules does not hold an mm for ever.
 *   <li>An idle holder is resolved by policy. {@code handoff}: the reference is its own, to be
 *       dropped at its next switch. {@code kick}: the next pass of the grace-period worker
 *       interrupts it. {@code wait}: so does a pass after some ticks. {@code leave}: no CPU idles
 *       on a borrowed mm. See {@link GracePeriods}.
 *   <li>A CPU goes offline on {@code init_mm}, and settles its {@code awaited} before.
 * </ol>
 *
 * <h2>Orders</h2>
 *
 * <ul>
 *   <li>RI1: publication is relaxed. The full drop of the user reference, after it, orders it
 *       before the scan; going idle is after it in any case.
 *   <li>RI2: the scan is after the full fall of {@code mm_users}.
 *   <li>RI3: a kicked holder has left when the wait for its interrupt ends; only then its reference
 *       is looked at.
 *   <li>RI4: record, active mm and MMU change together with interrupts off, in {@link #leave}.
 *   <li>RI5: a reference is counted before the full exchange that puts it into {@code awaited}; the
 *       consumer's exchange acquires.
 *   <li>RI6: the scanner puts the reference in, then reads the record again; the owner withdraws,
 *       then looks at {@code awaited}. A full barrier stands between the two steps on either side,
 *       so one sees the other and no reference is left behind. The owner's is in {@link #giveBack},
 *       where {@code membarrier(2)} wants it too.
 *   <li>RI7: a reference is judged by a read made after it was taken out, which reused memory
 *       cannot deceive.
 *   <li>RI8: with {@code leave} the CPU changes to {@code init_mm} and withdraws before the
 *       kernel's full read-modify-write that begins the extended quiescent state.
 * </ul>
 *
 * <p>Where a comment says that a weaker order would do, no scenario of the catalogue breaks with it
 * while all other orders stay as they are.
 *
 * <h2>Guarantees</h2>
 *
 * <p>{@link #giveBack} is a full barrier. Each CPU keeps at most one dead mm, the awaited one;
 * ordinary grace periods are not touched. {@code handoff} and {@code leave} interrupt no CPU; with
 * {@code kick} and {@code wait} an idle CPU may be hit that has left the mm since it was looked at.
 * {@code kick} and {@code leave} free in bounded time: an idle holder by one interrupt, or there is
 * none; a watching one by its next switch, tick or idle entry. {@code wait} does so as long as some
 * CPU ticks; when all are idle no CPU needs the memory, and none counts. {@code handoff} keeps an
 * mm as long as its holder idles.
 *
 * <p>Sources: the question in "Re: [PATCH 4/8] membarrier: Make the post-switch-mm barrier
 * explicit" (17 June 2021) and the answers to it; the last idea in the comment of {@code
 * cleanup_lazy_tlbs}.
 */
final class RcuScheme implements LazyMmScheme {
  private final Kernel kernel;
  private final Memory memory;
  private final Mm initMm;
  private final LazyCandidates candidates;
  private final IdlePolicy policy;
  private final PerCpu<RcuCpu> cpus;
  private final GracePeriods gracePeriods;

  RcuScheme(Kernel kernel, LazyCandidates candidates, IdlePolicy policy, int timeout) {
    this.kernel = kernel;
    this.memory = kernel.memory();
    this.initMm = kernel.initMm();
    this.candidates = candidates;
    this.policy = policy;
    this.cpus = kernel.perCpu(cpu -> new RcuCpu(memory, cpu, (by, none) -> settleAwaited(by, cpu)));
    this.gracePeriods =
        new GracePeriods(
            kernel,
            cpus,
            (cpu, mm) -> leave(cpu, cpus.get(cpu), mm),
            this::settle,
            interruptsIdleHolders(),
            policy == IdlePolicy.WAIT ? timeout : GracePeriods.NO_WAIT);
  }

  @Override
  public Guarantees guarantees() {
    Guarantees common =
        Guarantees.none().withBarrierOnGiveBack().withGracePeriods().retainingAtMost(1);
    return switch (policy) {
      case HANDOFF -> common.interruptingIdleHolders(0).sparingIdleBystanders().sparingUserMode();
      case KICK -> common.interruptingIdleHolders(1).inBoundedTime();
      case LEAVE ->
          common
              .interruptingIdleHolders(0)
              .sparingIdleBystanders()
              .sparingUserMode()
              .inBoundedTime();
      case WAIT -> common.interruptingIdleHolders(1);
    };
  }

  private boolean interruptsIdleHolders() {
    return policy == IdlePolicy.KICK || policy == IdlePolicy.WAIT;
  }

  // The owner's side.

  @Override
  public void borrow(int cpu, Mm mm) {
    if (mm != initMm) {
      // RI1. Relaxed: ordered by the full drop of the user reference that the task still holds.
      cpus.get(cpu).lazyMm.store(mm, Order.RELAXED);
    }
  }

  @Override
  public void leaveBorrowed(int cpu, Mm mm) {
    if (mm != initMm) {
      // All uses before the withdrawal; pairs with the acquires in usersGone(), settle() and
      // GracePeriods.interrupt().
      cpus.get(cpu).lazyMm.store(null, Order.RELEASE);
    }
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    RcuCpu own = cpus.get(cpu);
    // RI6: the withdrawal before the look; pairs with the exchange in settle(). If the task has
    // moved since its CPU left, that CPU has switched, by full barriers, and looks at the end of
    // that switch. And the store to rq->curr before user accesses; pairs with the barrier before
    // membarrier's scan.
    memory.smpMb();
    if (kernel.irqsOff(cpu)) {
      leaveAwaited(cpu); // The kernel evicted this CPU at exit: nothing may be freed now.
    } else {
      // Here, as exec and use_mm give back without a switch, and may stay in user mode thereafter.
      resolve(cpu, own);
    }
  }

  @Override
  public void switchFinished(int cpu) {
    // For the borrow that one kernel thread has handed over to the next, so that handOver needs no
    // code; here the reference can be dropped at once.
    resolve(cpu, cpus.get(cpu));
  }

  /** Leaves the awaited mm, if this CPU is still lazy on it, and drops its reference. */
  private void resolve(int cpu, RcuCpu own) {
    // Relaxed: a hint. A reference that comes after it finds the record withdrawn, by RI6, or waits
    // for the next look.
    if (own.awaited.load(Order.RELAXED) == null) {
      return;
    }
    // RI5: the count before the drop; pairs with the exchange in settle(). Relaxed would do: the
    // full drop follows.
    Mm mm = own.awaited.exchange(null, Order.ACQUIRE);
    if (mm != null) {
      leave(cpu, own, mm);
      // Full: the uses of the mm and RI5 before the count falls, the uses by all before the free.
      // Pairs with the exchange in settle() and with the other drops.
      kernel.drop(cpu, mm, Order.FULL);
    }
  }

  @Override
  public void tick(int cpu) {
    gracePeriods.tick(cpu);
    leaveAwaited(cpu);
  }

  @Override
  public void idleEnter(int cpu) {
    if (policy == IdlePolicy.LEAVE) {
      leaveBeforeIdle(cpu);
    } else if (interruptsIdleHolders()) {
      // A mark of its own: contextOf would leave a gap, as its change comes after this hook.
      cpus.get(cpu).idle.store(1, Order.RELAXED);
      // The mark before the look at awaited. Pairs with the full exchange in settle() that puts a
      // reference there and the full clear in GracePeriods.pass() before the mark is read: the
      // worker sees this CPU idle, or this CPU sees that it is waited for.
      memory.smpMb();
    }
    gracePeriods.noMoreTicks(cpu);
    leaveAwaited(cpu);
  }

  private void leaveBeforeIdle(int cpu) {
    RcuCpu own = cpus.get(cpu);
    if (own.lazyMm.load(Order.RELAXED) != null) {
      kernel.evict(cpu); // RI8; interrupts are off and the idle task is lazy.
      // All uses before the withdrawal; pairs with the acquires in usersGone(), settle() and
      // GracePeriods.interrupt().
      own.lazyMm.store(null, Order.RELEASE);
      memory.smpMb(); // RI6: the withdrawal before the look; pairs with the exchange in settle().
    }
  }

  @Override
  public void idleExit(int cpu) {
    if (interruptsIdleHolders()) {
      // Relaxed: if the worker reads it late it wasted interrupts, no more.
      cpus.get(cpu).idle.store(0, Order.RELAXED);
    }
  }

  @Override
  public void userEnter(int cpu) {
    gracePeriods.noMoreTicks(cpu);
  }

  @Override
  public void cpuOffline(int cpu) {
    gracePeriods.noMoreTicks(cpu);
    settleAwaited(cpu, cpu);
  }

  @Override
  public void cpuDead(int byCpu, int deadCpu) {
    // It may have ticked after cpuOffline, and taken the duty up.
    gracePeriods.noMoreTicks(deadCpu);
  }

  /** Leaves the awaited mm with interrupts off, where its reference cannot be dropped yet. */
  private void leaveAwaited(int cpu) {
    RcuCpu own = cpus.get(cpu);
    Mm mm = own.awaited.load(Order.RELAXED); // Compared only; nothing of the mm is read.
    if (mm != null) {
      leave(cpu, own, mm);
      kernel.defer(cpu, own.settle, initMm);
    }
  }

  /** RI4: changes to {@code init_mm} if this CPU is lazy on a dead mm. */
  private void leave(int cpu, RcuCpu own, Mm mm) {
    boolean wereOff = kernel.irqSave(cpu);
    if (kernel.isLazyOn(cpu, mm)) {
      kernel.evict(cpu);
      // All uses before the withdrawal; pairs with the acquires in usersGone(), settle() and
      // GracePeriods.interrupt().
      own.lazyMm.store(null, Order.RELEASE);
    }
    kernel.irqRestore(cpu, wereOff);
  }

  // The last user's side.

  @Override
  public void usersGone(int cpu, Mm mm) {
    leave(cpu, cpus.get(cpu), mm);
    CpuMask mayBeLazy = kernel.lazyCandidates(mm, candidates);
    // Acquire: pairs with the kernel's full clear of a CPU that has left the mm and then the mask;
    // such a CPU is skipped here, and its record is not read.
    for (int other = mayBeLazy.next(-1, Order.ACQUIRE);
        other >= 0;
        other = mayBeLazy.next(other, Order.ACQUIRE)) {
      // RI2. Pairs with the releases in leaveBorrowed(), leaveBeforeIdle() and leave(): a CPU that
      // is skipped has finished with the mm. Relaxed would do: the full drop that follows comes
      // before the free.
      if (cpus.get(other).lazyMm.load(Order.ACQUIRE) == mm) {
        kernel.grab(mm, 1, Order.RELAXED); // RI5: ordered by the full exchange in settle().
        settle(cpu, other, mm);
      }
    }
  }

  /** Takes out what is awaited of a CPU, and drops it or puts it back. */
  private void settleAwaited(int by, int cpu) {
    // Full: what was withdrawn before the look (RI6), and RI5; pairs with the exchange in settle().
    // Relaxed would do: giveBack() has a barrier between the two, and settle() a full drop or
    // exchange that follows.
    Mm mm = cpus.get(cpu).awaited.exchange(null, Order.FULL);
    if (mm != null) {
      settle(by, cpu, mm);
    }
  }

  /**
   * Sees to it that a reference is awaited of a CPU that is lazy on its mm, and dropped otherwise.
   *
   * <p>A reference is owned by an {@code awaited} or by one hand, and an exchange moves ownership
   * both ways in one step. What is in hand is counted, so a record equal to it means this very mm,
   * whatever memory was used again; and it is dead, so being off it is final. The record that is
   * read is not too old: the CPU that put that reference in had read the record equal to its mm,
   * and the exchange through which the reference came here orders that read before this one.
   *
   * @param by the caller's CPU
   * @param cpu the CPU that may be lazy on the mm
   * @param mm a dead mm; the caller hands over one counted reference
   */
  private void settle(int by, int cpu, Mm mm) {
    RcuCpu holder = cpus.get(cpu);
    Mm inHand = mm;
    while (inHand != null) {
      // RI7. Pairs with the releases in leaveBorrowed(), leaveBeforeIdle() and leave(). Relaxed
      // would do: the full exchange or drop that follows comes before the free.
      if (holder.lazyMm.load(Order.ACQUIRE) == inHand) {
        // RI5: counted before it is put in; pairs with the exchanges that take it out. RI6: put in
        // before the record is read again; pairs with the barriers in giveBack() and
        // leaveBeforeIdle() and with the exchange in settleAwaited().
        inHand = holder.awaited.exchange(inHand, Order.FULL);
      } else {
        // The uses by all before the free; pairs with the other drops. Acquire would do: this CPU's
        // own uses are before a full exchange that came first, or before a full drop still to come.
        kernel.drop(by, inHand, Order.FULL);
        inHand = null;
      }
      if (inHand == null) {
        Mm left = holder.awaited.load(Order.RELAXED); // A hint, judged again in hand.
        if (left == null) {
          return;
        }
        // Pairs with the releases in leaveBorrowed(), leaveBeforeIdle() and leave(). Relaxed would
        // do: RI7 looks again.
        if (left == holder.lazyMm.load(Order.ACQUIRE)) {
          gracePeriods.waitFor(by, cpu);
          return;
        }
        // Late: the CPU has left since. Pairs with the exchange above that put it in: RI7 reads no
        // older record than its sender did. Acquire would do: nothing is handed over here.
        inHand = holder.awaited.exchange(null, Order.FULL);
      }
    }
  }

  @Override
  public boolean keepsRecordOf(int cpu) {
    RcuCpu of = cpus.get(cpu);
    return of.lazyMm.load(Order.RELAXED) != null || of.awaited.load(Order.RELAXED) != null;
  }

  @Override
  public long delegatedReferences(Mm mm) {
    long references = 0;
    for (int cpu = 0; cpu < kernel.possibleCpus(); cpu++) {
      if (cpus.get(cpu).awaited.load(Order.RELAXED) == mm) {
        references++;
      }
    }
    return references;
  }
}

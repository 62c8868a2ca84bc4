package org.lazymm.scheme.fullbarrier;

import org.lazymm.api.Disposal;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;

/**
 * Reference counting, the status quo of every architecture but powerpc book3s64 ({@code
 * CONFIG_MMU_LAZY_TLB_REFCOUNT}): each lazy CPU holds one {@code mm_count}.
 *
 * <h2>Protocol</h2>
 *
 * <p>User to kernel takes a reference ({@code mmgrab_lazy_tlb}), kernel to user gives it up after
 * the switch ({@code mmdrop_lazy_tlb_sched}), kernel to kernel moves it without touching the count.
 * The mm is freed by whoever takes the count to 0, when by definition nobody is lazy on it: exit
 * has nothing to look for. The price is two read-modify-writes on the line of {@code mm_count} for
 * each trip through a kernel thread, a line that all CPUs running the process write.
 *
 * <h2>Orders</h2>
 *
 * <ul>
 *   <li>Grab: {@code RELAXED}, as {@code mmgrab} is. The caller's user reference keeps the count
 *       above 0 meanwhile. The fully ordered read-modify-write that drops that user reference
 *       orders the grab before every later drop.
 *   <li>Drop: {@code FULL}, as {@code mmdrop} is. The drop's first half orders all uses of the mm
 *       before the count falls (it pairs with the second half of the drop that takes the count to
 *       0). The drop's second half is the barrier after the store to {@code rq->curr} on which
 *       {@code membarrier(2)} relies when the CPU returns to the mm that it was lazy on (it pairs
 *       with the barrier before membarrier's scan of {@code rq->curr}).
 * </ul>
 *
 * <p>The 2021 discussion ("membarrier: Make the post-switch-mm barrier explicit") asks whether both
 * may be weaker. {@code drop-order=release} keeps the lifetime right: the CPU that takes the count
 * to 0 then adds the acquire side, as {@code refcount_dec_and_test} does. But it leaves {@code
 * membarrier(2)} without its barrier, so the barrier is not guaranteed then. {@code relaxed} and
 * {@code acquire} drops order no use before the free and are there to be refuted.
 *
 * <h2>Guarantees</h2>
 *
 * <p>No CPU is ever interrupted. A dead mm is kept as long as some CPU is lazy on it: at most one
 * for each CPU, but for an unbounded time, as a CPU may idle for ever. {@link #giveBack} is a full
 * barrier if the drop is and {@code post-switch-barrier} is {@code implicit}.
 *
 * <p>Sources: {@code kernel/sched/core.c}, {@code include/linux/sched/mm.h}, {@code
 * Documentation/mm/active_mm.rst}; the mails "[PATCH 4/8] membarrier: Make the post-switch-mm
 * barrier explicit" (June 2021).
 */
final class FullBarrierScheme implements LazyMmScheme {
  private final Kernel kernel;
  private final Order grabOrder;
  private final Order dropOrder;
  private final Guarantees guarantees;

  FullBarrierScheme(
      Kernel kernel, Order grabOrder, Order dropOrder, BarrierOption postSwitchBarrier) {
    this.kernel = kernel;
    this.grabOrder = grabOrder;
    this.dropOrder = dropOrder;
    Guarantees common =
        Guarantees.none()
            .countingLazyUsers()
            .retainingAtMost(1)
            .interruptingIdleHolders(0)
            .sparingIdleBystanders()
            .sparingUserMode();
    this.guarantees =
        dropOrder == Order.FULL && postSwitchBarrier == BarrierOption.IMPLICIT
            ? common.withBarrierOnGiveBack()
            : common;
  }

  @Override
  public Guarantees guarantees() {
    return guarantees;
  }

  @Override
  public void countBorrow(int cpu, Mm mm) {
    kernel.grab(mm, 1, grabOrder);
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    // Nothing is recorded of the CPU; the mm was counted before.
  }

  // Kernel to kernel needs no hook: the reference moves with the borrow.

  @Override
  public void giveBack(int cpu, Mm mm) {
    // Uses of the mm before the count falls: pairs with the drop that takes the count to 0. The
    // store to rq->curr before user accesses: pairs with the barrier before membarrier's scan.
    kernel.drop(cpu, mm, dropOrder);
  }

  @Override
  public void cpuDead(int byCpu, int deadCpu) {
    // The dead idle task's borrow of init_mm, which it could not drop where RCU no longer watches.
    // No partner is needed: init_mm is never freed, so relaxed would do.
    kernel.drop(byCpu, kernel.initMm(), dropOrder);
  }

  @Override
  public Disposal lastReferenceGone(int cpu, Mm mm) {
    if (dropOrder == Order.RELEASE) {
      // The uses of the mm by all before the free: pairs with the release of every earlier drop in
      // giveBack(). A full barrier, as no weaker fence orders the loads before it with the stores
      // after it.
      kernel.memory().smpMb();
    }
    return Disposal.FREE;
  }
}

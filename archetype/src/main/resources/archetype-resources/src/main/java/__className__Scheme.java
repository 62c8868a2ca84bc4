package ${package};

import org.lazymm.api.Disposal;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;

/**
 * Counts references: each CPU that borrows an mm holds one {@code mm_count}.
 *
 * <p>This is correct as it stands. Change one hook at a time; the comment of each says what it owes
 * and the Javadoc of {@link LazyMmScheme} in which context it runs. Hooks that are not here do
 * nothing and owe nothing, but may be overridden.
 *
 * <p>State that two CPUs can see lives in cells of {@link Kernel#memory()}, made in the
 * constructor. A scheme has no other mutable fields, starts no thread and reads no clock.
 */
final class ${className}Scheme implements LazyMmScheme {
  private final Kernel kernel;

  ${className}Scheme(Kernel kernel) {
    this.kernel = kernel;
  }

  /**
   * What the scheme guarantees beyond being correct. Owes: the truth, for each guarantee is tested.
   *
   * <p>Nobody is interrupted. A CPU keeps one dead mm at the most, but for as long as it idles, so
   * {@code inBoundedTime()} is not guaranteed.
   */
  @Override
  public Guarantees guarantees() {
    return Guarantees.none()
        .countingLazyUsers()
        .withBarrierOnGiveBack()
        .retainingAtMost(1)
        .interruptingIdleHolders(0)
        .sparingIdleBystanders()
        .sparingUserMode();
  }

  /**
   * A CPU becomes lazy on an mm. Owes: from the moment that the outgoing task's user reference is
   * gone, the mm is not freed before this CPU has left it.
   */
  @Override
  public void borrow(int cpu, Mm mm) {
    // Relaxed: the user reference is held meanwhile, and it is given up by a full barrier.
    kernel.grab(mm, 1, Order.RELAXED);
  }

  /** The borrow passes from one kernel thread to the next. Owes: nothing. */
  @Override
  public void handOver(int cpu, Mm mm) {
    // The reference is the CPU's, not the thread's.
  }

  /**
   * A CPU has left an mm that it borrowed. Owes: the borrow is over; and, as guaranteed above, a full
   * barrier, on which membarrier(2) relies.
   */
  @Override
  public void giveBack(int cpu, Mm mm) {
    // Full: all uses of the mm before the count falls; and the barrier after the switch.
    kernel.drop(cpu, mm, Order.FULL);
  }

  /**
   * The last user of an mm is gone: from now on no CPU becomes lazy on it. Owes: the users' counted
   * reference may go. The place to look for CPUs that are lazy without being counted.
   */
  @Override
  public void usersGone(int cpu, Mm mm) {
    // Every lazy CPU is counted: there is nobody to look for.
  }

  /** The count fell to 0. Owes: {@code FREE} only if no CPU is lazy on the mm. */
  @Override
  public Disposal lastReferenceGone(int cpu, Mm mm) {
    return Disposal.FREE; // A lazy CPU would hold a reference.
  }

  /**
   * A CPU goes offline, lazy on {@code init_mm}. Owes: what the scheme keeps for this CPU names no
   * mm any more.
   */
  @Override
  public void cpuOffline(int cpu) {
    // Nothing is kept for a CPU.
  }

  /**
   * Another CPU is dead. Owes: its borrow of {@code init_mm} is over, since {@code giveBack} is not
   * called for it.
   */
  @Override
  public void cpuDead(int byCpu, int deadCpu) {
    kernel.drop(byCpu, kernel.initMm(), Order.FULL);
  }
}

package example;

import java.util.List;
import java.util.stream.IntStream;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerMm;

/**
 * Per-CPU reference counts, after the kernel's {@code percpu_ref}: while an mm has users, a CPU
 * counts its borrows in a counter of its own; when the last user is gone, all counters are taken
 * over into one, and what they held together keeps one {@code mm_count}.
 *
 * <p>Only the sum of the counters means anything: a task that is preempted between the change of
 * its mm and the give-back can migrate and give back on another CPU, whose counter falls below 0.
 */
final class PercpuRefScheme implements LazyMmScheme {
  /** What a counter is left at when it was taken over: below all that give-backs lead to. */
  private static final long TAKEN = -(1L << 40);

  private final Kernel kernel;
  private final PerMm<LazyRef> refs;

  /**
   * The lazy CPUs of one mm.
   *
   * @param counts borrows less give-backs on each CPU, until they are taken over
   * @param rest what is left to give back once all are taken over; until then, less what was given
   *     back in the meantime
   */
  private record LazyRef(List<LongCell> counts, LongCell rest) {}

  PercpuRefScheme(Kernel kernel) {
    this.kernel = kernel;
    Memory memory = kernel.memory();
    this.refs =
        kernel.perMm(
            mm ->
                new LazyRef(
                    IntStream.range(0, kernel.possibleCpus())
                        .mapToObj(cpu -> memory.number("lazy_ref of " + mm, line(cpu), 0))
                        .toList(),
                    memory.number("lazy_rest", Home.mm(mm).onLine("lazy_rest"), 0)));
  }

  /** The counters of one CPU lie together, as a per-CPU allocator packs them. */
  private static Home line(int cpu) {
    return Home.cpu(cpu).onLine("lazy_ref");
  }

  @Override
  public Guarantees guarantees() {
    return Guarantees.none()
        .withBarrierOnGiveBack()
        .retainingAtMost(1)
        .interruptingIdleHolders(0)
        .sparingIdleBystanders()
        .sparingUserMode();
  }

  @Override
  public void mmInit(int cpu, Mm mm) {
    // Relaxed: nobody else can find the mm yet.
    refs.get(mm).counts.forEach(count -> count.store(0, Order.RELAXED));
    refs.get(mm).rest.store(0, Order.RELAXED);
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    if (mm != kernel.initMm()) {
      // No read-modify-write: interrupts are off, and nobody takes over while there is a user.
      // Relaxed: the full drop of the user reference comes after this, and the takeover after that.
      LongCell count = refs.get(mm).counts.get(cpu);
      count.store(count.load(Order.RELAXED) + 1, Order.RELAXED);
    }
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    if (mm == kernel.initMm()) {
      kernel.memory().smpMb(); // Pairs with the barrier before membarrier's scan of rq->curr.
      return;
    }
    LazyRef ref = refs.get(mm);
    // One step, as the takeover's: this borrow is in what that took, or it is not. Full: all uses
    // of the mm before it; pairs with the full drops of mm_count that lead to the free. And pairs
    // with the barrier before membarrier's scan of rq->curr.
    if (ref.counts.get(cpu).addAndGet(-1, Order.FULL) < TAKEN
        // Relaxed: ordered by the step above for others, and by the full drop for this CPU.
        && ref.rest.addAndGet(-1, Order.RELAXED) == 0) {
      kernel.drop(cpu, mm, Order.FULL); // Pairs with the other drops, and the release in usersGone.
    }
  }

  @Override
  public void usersGone(int cpu, Mm mm) {
    LazyRef ref = refs.get(mm);
    kernel.grab(mm, 1, Order.RELAXED); // For all that is left, dropped by whoever is the last.
    long taken = 0;
    for (LongCell count : ref.counts) {
      // Relaxed: the users' reference on mm_count is dropped after this, and that is full.
      taken += count.exchange(TAKEN, Order.RELAXED);
    }
    // Not below 0 now. Release: the grab before; pairs with the full drop in giveBack.
    if (ref.rest.addAndGet(taken, Order.RELEASE) == 0) {
      kernel.ungrab(mm, 1, Order.RELAXED); // The users' reference is still held.
    }
  }

  @Override
  public long delegatedReferences(Mm mm) {
    return refs.get(mm).rest.load(Order.RELAXED) == 0 ? 0 : 1;
  }
}

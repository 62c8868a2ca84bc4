package example;

import org.lazymm.api.CpuContext;
import org.lazymm.api.Disposal;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerCpu;
import org.lazymm.api.PerMm;
import org.lazymm.api.Ref;

/**
 * Epochs: each death begins a new one, and each CPU says since which one it is lazy. A dead mm is
 * freed once every lazy CPU is lazy since its death or later, for nobody borrows a dead mm.
 */
final class EpochScheme implements LazyMmScheme {
  private static final long NOT_LAZY = 0;

  private final Kernel kernel;
  private final LongCell epoch;
  private final Ref<Mm> retired;
  private final PerCpu<Lazy> cpus;
  private final PerMm<Death> deaths;

  /**
   * What a CPU says of itself; no other CPU writes it.
   *
   * @param since the epoch in which it became lazy, or in which its mm was last seen alive
   * @param mm what it is lazy on; no other CPU reads it
   */
  private record Lazy(LongCell since, Ref<Mm> mm) {}

  /**
   * What is kept of a dead mm.
   *
   * @param epoch which one its death began
   * @param next the next one of the list of retired mms
   */
  private record Death(LongCell epoch, Ref<Mm> next) {}

  EpochScheme(Kernel kernel) {
    this.kernel = kernel;
    Memory memory = kernel.memory();
    this.epoch = memory.number("epoch", Home.machine().onLine("epoch"), 1);
    this.retired = memory.ref("retired", Home.machine().onLine("retired"), null);
    this.cpus =
        kernel.perCpu(
            cpu -> {
              Home home = Home.cpu(cpu).onLine("lazy");
              return new Lazy(
                  memory.number("since", home, NOT_LAZY), memory.ref("lazy_mm", home, null));
            });
    this.deaths =
        kernel.perMm(
            mm ->
                new Death(
                    memory.number("death", Home.mm(mm), 0),
                    memory.ref("next_retired", Home.mm(mm), null)));
  }

  @Override
  public Guarantees guarantees() {
    return Guarantees.none()
        .withBarrierOnGiveBack()
        .withGracePeriods()
        .inBoundedTime()
        .interruptingIdleHolders(1);
  }

  // What each CPU says of itself.

  @Override
  public void borrow(int cpu, Mm mm) {
    if (mm != kernel.initMm()) {
      // Relaxed: the user reference is dropped after this by a full barrier, and the death comes
      // after that. So this epoch is older than the one which that begins, and oldest reads it.
      cpus.get(cpu).since.store(epoch.load(Order.RELAXED), Order.RELAXED);
      cpus.get(cpu).mm.store(mm, Order.RELAXED);
    }
  }

  @Override
  public void leaveBorrowed(int cpu, Mm mm) {
    if (mm != kernel.initMm()) {
      cpus.get(cpu).mm.store(null, Order.RELAXED);
      // Release: all uses of the mm before; pairs with the acquire in oldest.
      cpus.get(cpu).since.store(NOT_LAZY, Order.RELEASE);
    }
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    kernel.memory().smpMb(); // Pairs with the barrier before membarrier's scan of rq->curr.
  }

  // The death of an mm.

  @Override
  public void usersGone(int cpu, Mm mm) {
    boolean wereOff = kernel.irqSave(cpu);
    moveOn(cpu, mm); // The task that exits has made this CPU lazy on its own mm.
    kernel.irqRestore(cpu, wereOff);
  }

  @Override
  public Disposal lastReferenceGone(int cpu, Mm mm) {
    // Relaxed: mm_users fell to 0 before, and mm_count by a full drop after that.
    deaths.get(mm).epoch.store(epoch.addAndGet(1, Order.RELAXED), Order.RELAXED);
    if (retire(mm)) {
      kernel.defer(cpu, this::collect, kernel.initMm()); // By the first of a batch, for all of it.
    }
    return Disposal.DEFERRED;
  }

  /** Puts a dead mm on the list; tells whether that was empty. */
  private boolean retire(Mm mm) {
    Mm first;
    Mm found = null;
    do {
      first = found;
      deaths.get(mm).next.store(first, Order.RELAXED);
      // Release: what is known of the death, before the mm is found. Pairs with the exchange in
      // collect.
      found = retired.compareExchange(first, mm, Order.RELEASE);
    } while (found != first);
    return first == null;
  }

  /** Takes the batch of mms that have been retired by now. */
  private void collect(int cpu, Mm none) {
    Mm first = retired.exchange(null, Order.ACQUIRE); // Pairs with the release in retire.
    if (first != null) {
      pass(cpu, first);
    }
  }

  /** Frees a batch once no CPU can be lazy on any of it; one look at the CPUs for all of them. */
  private void pass(int cpu, Mm first) {
    long newest = NOT_LAZY;
    for (Mm mm = first; mm != null; mm = next(mm)) {
      newest = Math.max(newest, deathOf(mm));
    }
    if (oldest(newest) < newest) {
      kernel.defer(cpu, this::pass, first); // It looks again later; nothing has changed by this.
      return;
    }
    for (Mm mm = first; mm != null; ) {
      Mm next = next(mm);
      kernel.free(cpu, mm);
      mm = next;
    }
  }

  /** Since when the CPU is lazy that is lazy for longest, once those that idle have moved on. */
  private long oldest(long newest) {
    long oldest = newest;
    for (int cpu = 0; cpu < kernel.possibleCpus(); cpu++) {
      // Acquire: pairs with the releases in leaveBorrowed and moveOn.
      long since = cpus.get(cpu).since.load(Order.ACQUIRE);
      if (since != NOT_LAZY && since < newest && kernel.contextOf(cpu) == CpuContext.IDLE) {
        kernel.ipi().callAndWait(cpu, this::moveOn, kernel.initMm());
        // Acquire for a CPU that went offline and took no interrupt; pairs as above.
        since = cpus.get(cpu).since.load(Order.ACQUIRE);
      }
      oldest = since == NOT_LAZY ? oldest : Math.min(oldest, since);
    }
    return oldest;
  }

  private long deathOf(Mm mm) {
    return deaths.get(mm).epoch.load(Order.RELAXED);
  }

  private Mm next(Mm mm) {
    return deaths.get(mm).next.load(Order.RELAXED);
  }

  // CPUs that stay lazy.

  /** Leaves a dead mm, or says that the one borrowed is not dead by now. Interrupts are off. */
  private void moveOn(int cpu, Mm none) {
    Lazy own = cpus.get(cpu);
    Mm mm = own.mm.load(Order.RELAXED);
    if (mm == null) {
      return;
    }
    // Acquire: the epoch before the look at mm_users. Pairs with the full drops between the last
    // user's end and a new epoch: if the mm's death had begun this one, the mm would look dead.
    long now = epoch.load(Order.ACQUIRE);
    boolean lazy = kernel.isLazyOn(cpu, mm);
    if (lazy && !kernel.isDead(mm, Order.RELAXED)) {
      if (own.since.load(Order.RELAXED) != now) { // A store would look like news to who waits.
        own.since.store(now, Order.RELAXED); // Nothing that this CPU uses now is freed by this.
      }
      return;
    }
    if (lazy) {
      kernel.evict(cpu);
    }
    own.mm.store(null, Order.RELAXED);
    own.since.store(NOT_LAZY, Order.RELEASE); // All uses before; pairs with the acquire in oldest.
  }

  @Override
  public void tick(int cpu) {
    moveOn(cpu, kernel.initMm());
  }

  @Override
  public void idleEnter(int cpu) {
    moveOn(cpu, kernel.initMm()); // The last look before a state without ticks.
  }

  @Override
  public void cpuOffline(int cpu) {
    // Relaxed: a switch, which is a full barrier, came after all uses of what this CPU was lazy on.
    cpus.get(cpu).since.store(NOT_LAZY, Order.RELAXED);
    cpus.get(cpu).mm.store(null, Order.RELAXED);
  }

  @Override
  public boolean keepsRecordOf(int cpu) {
    return cpus.get(cpu).since.load(Order.RELAXED) != NOT_LAZY;
  }
}

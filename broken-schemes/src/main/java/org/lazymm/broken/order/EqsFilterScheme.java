package org.lazymm.broken.order;

import org.lazymm.api.CpuContext;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Disposal;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerCpu;
import org.lazymm.api.Ref;
import org.lazymm.api.Work;

/**
 * A shootdown that leaves idle CPUs alone unless they have published the mm: a CPU publishes what
 * it is lazy on before it enters its extended quiescent state. Or, if asked, only after.
 */
final class EqsFilterScheme implements LazyMmScheme {
  private final Kernel kernel;
  private final boolean late;
  private final PerCpu<Ref<Mm>> borrowed;
  private final PerCpu<Ref<Mm>> published;
  private final Work publish = (cpu, none) -> publish(cpu);

  private EqsFilterScheme(Kernel kernel, boolean late) {
    this.kernel = kernel;
    this.late = late;
    this.borrowed = kernel.perCpu(cpu -> kernel.memory().ref("borrowed", Home.cpu(cpu), null));
    this.published = kernel.perCpu(cpu -> kernel.memory().ref("published", Home.cpu(cpu), null));
  }

  /** Publishes before idle entry. */
  static EqsFilterScheme sound(Kernel kernel) {
    return new EqsFilterScheme(kernel, false);
  }

  /** Leaves that to work which runs after idle entry. */
  static EqsFilterScheme publishingAfterIdleEntry(Kernel kernel) {
    return new EqsFilterScheme(kernel, true);
  }

  @Override
  public Guarantees guarantees() {
    return Guarantees.none().withBarrierOnGiveBack();
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    borrowed.get(cpu).store(mm, Order.RELAXED); // Read by this CPU alone.
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    kernel.memory().smpMb();
    borrowed.get(cpu).store(null, Order.RELAXED);
    published.get(cpu).store(null, Order.RELEASE); // Pairs with the acquire of the scan.
  }

  @Override
  public void idleEnter(int cpu) {
    if (!late) {
      publish(cpu);
    } else if (published.get(cpu).load(Order.RELAXED) != borrowed.get(cpu).load(Order.RELAXED)) {
      // The idle task runs again after the work: that must not deferred work again.
      kernel.defer(cpu, publish, kernel.initMm());
    }
  }

  private void publish(int cpu) {
    // Relaxed: ordered by the full read-modify-write that begins the extended quiescent state.
    published.get(cpu).store(borrowed.get(cpu).load(Order.RELAXED), Order.RELAXED);
  }

  @Override
  public Disposal lastReferenceGone(int cpu, Mm mm) {
    CpuMask candidates = kernel.lazyCandidates(mm, LazyCandidates.ONLINE);
    for (int other = candidates.next(-1, Order.ACQUIRE);
        other >= 0;
        other = candidates.next(other, Order.ACQUIRE)) {
      boolean idle = kernel.contextOf(other) == CpuContext.IDLE;
      if (!idle || published.get(other).load(Order.ACQUIRE) == mm) {
        kernel.ipi().callAndWait(other, this::leave, mm);
      }
    }
    return Disposal.FREE;
  }

  private void leave(int cpu, Mm mm) {
    if (kernel.isLazyOn(cpu, mm)) {
      kernel.evict(cpu);
      borrowed.get(cpu).store(null, Order.RELAXED);
    }
  }
}

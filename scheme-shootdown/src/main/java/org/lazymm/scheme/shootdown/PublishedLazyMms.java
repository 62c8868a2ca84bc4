package org.lazymm.scheme.shootdown;

import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerCpu;
import org.lazymm.api.Ref;

/** The mm that each CPU is lazy on, where other CPUs can read it: the filter of the shootdown. */
final class PublishedLazyMms {
  private final Mm initMm;
  private final PerCpu<Ref<Mm>> lazyMms;

  PublishedLazyMms(Kernel kernel) {
    this.initMm = kernel.initMm();
    this.lazyMms =
        kernel.perCpu(cpu -> kernel.memory().ref("lazy_mm", Home.cpu(cpu).onLine("lazy_mm"), null));
  }

  /**
   * Publishes that a CPU is lazy on an mm.
   *
   * @param cpu the caller's CPU
   * @param mm an mm of which its task still holds a user reference
   */
  void publish(int cpu, Mm mm) {
    if (mm != initMm) {
      // Relaxed: the fully ordered drop of the user reference follows, and the scan follows from
      // the last such drop.
      lazyMms.get(cpu).store(mm, Order.RELAXED);
    }
  }

  /**
   * Withdraws that a CPU is lazy on an mm.
   *
   * @param cpu the caller's CPU
   * @param mm the mm that it has left; anything else that is published stays
   */
  void withdraw(int cpu, Mm mm) {
    Ref<Mm> lazyMm = lazyMms.get(cpu);
    if (lazyMm.load(Order.RELAXED) == mm) {
      // All uses before the withdrawal; pairs with the acquire in isPublished().
      lazyMm.store(null, Order.RELEASE);
    }
  }

  /**
   * Whether a CPU has any mm published; for checks.
   *
   * @param cpu any possible CPU
   */
  boolean isAnyPublished(int cpu) {
    return lazyMms.get(cpu).load(Order.RELAXED) != null;
  }

  /**
   * Whether a CPU has an mm published.
   *
   * @param cpu any possible CPU
   * @param mm a dead mm
   */
  boolean isPublished(int cpu, Mm mm) {
    // Pairs with the release in withdraw(): a CPU that is skipped has finished with the mm.
    return lazyMms.get(cpu).load(Order.ACQUIRE) == mm;
  }
}

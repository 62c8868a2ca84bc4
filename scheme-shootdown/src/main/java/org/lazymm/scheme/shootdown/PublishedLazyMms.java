package org.lazymm.scheme.shootdown;

import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerCpu;
import org.lazymm.api.Ref;

/** The mm that each CPU is lazy on, where other CPUs can read it: the filter of the shootdown. */
final class PublishedLazyMms {
  private final Mm initMm;
  private final PerCpu<Cpu> cpus;

  PublishedLazyMms(Kernel kernel) {
    this.initMm = kernel.initMm();
    this.cpus = kernel.perCpu(number -> new Cpu(kernel.memory(), number));
  }

  /**
   * Says that a CPU is lazy on an mm.
   *
   * @param cpu the caller's CPU
   * @param mm an mm of which its task still holds a user reference
   */
  void publish(int cpu, Mm mm) {
    if (mm != initMm) {
      // Ordered by what follows: the fully ordered drop of the user reference, on which the chain
      // of
      // read-modify-writes builds that leads to the scan. A scan before that drop cannot be.
      cpus.get(cpu).lazyMm.store(mm, Order.RELAXED);
    }
  }

  /**
   * Says that a CPU is not lazy on an mm any more.
   *
   * @param cpu the caller's CPU
   * @param mm the mm that it has left; anything else that is published stays
   */
  void withdraw(int cpu, Mm mm) {
    Ref<Mm> lazyMm = cpus.get(cpu).lazyMm;
    if (lazyMm.load(Order.RELAXED) == mm) {
      lazyMm.store(
          null, Order.RELEASE); // Pairs with the acquire in holders: uses before withdrawal.
    }
  }

  /**
   * The candidates that have an mm published.
   *
   * @param cpu the caller's CPU, whose scratch mask is used until {@link #done}
   * @param candidates the CPUs to look at
   * @param mm a dead mm
   */
  CpuMask holders(int cpu, CpuMask candidates, Mm mm) {
    CpuMask holders = cpus.get(cpu).holders;
    for (int other = candidates.next(-1); other >= 0; other = candidates.next(other)) {
      // Pairs with the release in withdraw: a CPU that is passed over has finished with the mm.
      if (cpus.get(other).lazyMm.load(Order.ACQUIRE) == mm) {
        holders.set(other, Order.RELAXED);
      }
    }
    return holders;
  }

  /**
   * Empties a scratch mask for the next use.
   *
   * @param holders what {@link #holders} returned on this CPU
   */
  void done(CpuMask holders) {
    for (int other = holders.next(-1); other >= 0; other = holders.next(other)) {
      holders.clear(other, Order.RELAXED);
    }
  }

  /** What one CPU publishes, and where it gathers the holders of an mm that it shoots down. */
  private static final class Cpu {
    final Ref<Mm> lazyMm;
    final CpuMask holders;

    Cpu(Memory memory, int number) {
      Home home = Home.cpu(number);
      lazyMm = memory.ref("lazy_mm", home.onLine("lazy_mm"), null);
      holders = memory.mask("shoot_mask", home.onLine("shoot_mask"));
    }
  }
}

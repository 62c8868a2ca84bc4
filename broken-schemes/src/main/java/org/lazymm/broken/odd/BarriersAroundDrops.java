package org.lazymm.broken.odd;

import org.lazymm.api.Disposal;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.scheme.reference.ReferenceCounting;

/**
 * Reference counting by relaxed drops with full barriers around them: {@code
 * smp_mb__before_atomic}, {@code atomic_dec_and_test_relaxed}, and {@code smp_mb} before the free.
 */
public final class BarriersAroundDrops extends ReferenceCounting {
  /**
   * Makes the scheme.
   *
   * @param kernel the services of its machine
   */
  public BarriersAroundDrops(Kernel kernel) {
    super(kernel);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    kernel.memory().smpMb(); // All uses before the drop.
    kernel.drop(cpu, mm, Order.RELAXED);
  }

  @Override
  public Disposal lastReferenceGone(int cpu, Mm mm) {
    kernel.memory().smpMb(); // Every drop before the free.
    return Disposal.FREE;
  }
}

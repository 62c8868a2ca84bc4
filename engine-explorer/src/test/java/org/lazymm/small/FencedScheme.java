package org.lazymm.small;

import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;

/**
 * Reference counting with a barrier of its own and a drop of a given order. It is no code of the
 * explorer, as places in the source are those of schemes and of the kernel alone.
 */
public final class FencedScheme implements LazyMmScheme {
  private final Kernel kernel;
  private final Order drop;

  /** With a drop of this order behind the barrier. */
  public FencedScheme(Kernel kernel, Order drop) {
    this.kernel = kernel;
    this.drop = drop;
  }

  @Override
  public Guarantees guarantees() {
    return Guarantees.none().countingLazyUsers().withBarrierOnGiveBack().retainingAtMost(1);
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    kernel.grab(mm, 1, Order.RELAXED);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    kernel.memory().smpMb();
    kernel.drop(cpu, mm, drop);
  }

  @Override
  public void cpuDead(int byCpu, int deadCpu) {
    kernel.drop(byCpu, kernel.initMm(), drop);
  }
}

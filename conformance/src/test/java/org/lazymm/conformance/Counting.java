package org.lazymm.conformance;

import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;

/** Reference counting that promises all that it keeps; subclasses break it. */
class Counting implements LazyMmScheme {
  protected final Kernel kernel;

  Counting(Kernel kernel) {
    this.kernel = kernel;
  }

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

  @Override
  public void borrow(int cpu, Mm mm) {
    kernel.grab(mm, 1, Order.RELAXED);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    kernel.drop(cpu, mm, Order.FULL);
  }

  @Override
  public void cpuDead(int byCpu, int deadCpu) {
    kernel.drop(byCpu, kernel.initMm(), Order.FULL);
  }
}

package org.lazymm.broken.scheme;

import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;

/** Reference counting that promises all that it keeps: sound. Subclasses break it. */
public class Counting implements LazyMmScheme {
  /** The services of its machine. */
  protected final Kernel kernel;

  /**
   * Makes the sound scheme.
   *
   * @param kernel the services of its machine
   */
  public Counting(Kernel kernel) {
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

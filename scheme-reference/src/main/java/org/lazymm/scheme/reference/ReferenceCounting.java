package org.lazymm.scheme.reference;

import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;

/**
 * Reference counting at its plainest: what other schemes are compared with, and what tests run
 * where they need a sound scheme or one to break.
 */
public class ReferenceCounting implements LazyMmScheme {
  /** The services of the scheme's machine. */
  protected final Kernel kernel;

  /**
   * Makes the scheme of one machine.
   *
   * @param kernel the services of the machine
   */
  public ReferenceCounting(Kernel kernel) {
    this.kernel = kernel;
  }

  /** The services of the scheme's machine. */
  public Kernel kernel() {
    return kernel;
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

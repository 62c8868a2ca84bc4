package org.lazymm.broken.scheme;

import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;

/** Reference counting that looks into the mm once more after it gave it back. */
public final class TouchesFreed extends Counting {
  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public TouchesFreed(Kernel kernel) {
    super(kernel);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    super.giveBack(cpu, mm);
    kernel.isDead(mm, Order.RELAXED);
  }
}

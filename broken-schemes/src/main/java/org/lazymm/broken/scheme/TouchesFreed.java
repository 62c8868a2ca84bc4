package org.lazymm.broken.scheme;

import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting that looks into the mm once more after it gave it back. */
public final class TouchesFreed extends ReferenceCounting {
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

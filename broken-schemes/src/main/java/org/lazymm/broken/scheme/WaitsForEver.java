package org.lazymm.broken.scheme;

import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting whose exit waits for a dead mm to come back. */
public final class WaitsForEver extends ReferenceCounting {
  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public WaitsForEver(Kernel kernel) {
    super(kernel);
  }

  @Override
  public void usersGone(int cpu, Mm mm) {
    while (kernel.isDead(mm, Order.RELAXED)) {
      kernel.memory().smpRmb();
    }
  }
}

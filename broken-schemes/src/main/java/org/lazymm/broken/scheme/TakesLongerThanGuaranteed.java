package org.lazymm.broken.scheme;

import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting that guarantees to free in bounded time. */
public final class TakesLongerThanGuaranteed extends ReferenceCounting {
  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public TakesLongerThanGuaranteed(Kernel kernel) {
    super(kernel);
  }

  @Override
  public Guarantees guarantees() {
    return super.guarantees().inBoundedTime();
  }
}

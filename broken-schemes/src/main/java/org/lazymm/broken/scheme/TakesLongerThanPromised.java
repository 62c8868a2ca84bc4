package org.lazymm.broken.scheme;

import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting that promises to free in bounded time. */
public final class TakesLongerThanPromised extends ReferenceCounting {
  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public TakesLongerThanPromised(Kernel kernel) {
    super(kernel);
  }

  @Override
  public Guarantees guarantees() {
    return super.guarantees().inBoundedTime();
  }
}

package org.lazymm.broken.scheme;

import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;

/** Reference counting that promises to free in bounded time. */
public final class TakesLongerThanPromised extends Counting {
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

package org.lazymm.broken.scheme;

import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting that promises to keep no dead mm. */
public final class RetainsMoreThanPromised extends ReferenceCounting {
  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public RetainsMoreThanPromised(Kernel kernel) {
    super(kernel);
  }

  @Override
  public Guarantees guarantees() {
    return super.guarantees().retainingAtMost(0);
  }
}

package org.lazymm.broken.scheme;

import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting whose borrow is not counted. */
public final class TakesNoReference extends ReferenceCounting {
  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public TakesNoReference(Kernel kernel) {
    super(kernel);
  }

  @Override
  public void borrow(int cpu, Mm mm) {}
}

package org.lazymm.broken.scheme;

import org.lazymm.api.Disposal;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting that frees, and tells the kernel to free as well. */
public final class FreesTwice extends ReferenceCounting {
  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public FreesTwice(Kernel kernel) {
    super(kernel);
  }

  @Override
  public Disposal lastReferenceGone(int cpu, Mm mm) {
    kernel.free(cpu, mm);
    return Disposal.FREE;
  }
}

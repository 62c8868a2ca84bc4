package org.lazymm.broken.scheme;

import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting that throws on a hand-over. */
public final class Throws extends ReferenceCounting {
  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public Throws(Kernel kernel) {
    super(kernel);
  }

  @Override
  public void handOver(int cpu, Mm mm) {
    throw new IllegalArgumentException("mine");
  }
}

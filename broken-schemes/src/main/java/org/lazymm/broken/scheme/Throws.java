package org.lazymm.broken.scheme;

import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;

/** Reference counting that throws on a hand-over. */
public final class Throws extends Counting {
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

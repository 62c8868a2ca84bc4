package org.lazymm.broken.scheme;

import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;

/** Reference counting that never gives a borrow back. */
public final class Leaks extends Counting {
  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public Leaks(Kernel kernel) {
    super(kernel);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {}
}

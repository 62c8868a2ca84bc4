package org.lazymm.broken.scheme;

import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting that gives each borrow back twice. */
public final class DropsTwice extends ReferenceCounting {
  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public DropsTwice(Kernel kernel) {
    super(kernel);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    super.giveBack(cpu, mm);
    super.giveBack(cpu, mm);
  }
}

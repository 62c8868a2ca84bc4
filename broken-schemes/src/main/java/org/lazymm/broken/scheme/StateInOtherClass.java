package org.lazymm.broken.scheme;

import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting that remembers, in a static field of another class, who borrows what. */
public final class StateInOtherClass extends ReferenceCounting {
  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public StateInOtherClass(Kernel kernel) {
    super(kernel);
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    super.borrow(cpu, mm);
    Borrowers.borrows(cpu, mm);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    Borrowers.givesBack(cpu);
    super.giveBack(cpu, mm);
  }
}

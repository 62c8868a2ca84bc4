package org.lazymm.broken.scheme;

import org.jspecify.annotations.Nullable;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting that remembers in an array which mm each CPU borrows. */
public final class StateInArray extends ReferenceCounting {
  private final @Nullable Mm[] lazy;

  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public StateInArray(Kernel kernel) {
    super(kernel);
    lazy = new Mm[kernel.possibleCpus()];
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    super.borrow(cpu, mm);
    lazy[cpu] = mm;
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    lazy[cpu] = null;
    super.giveBack(cpu, mm);
  }
}

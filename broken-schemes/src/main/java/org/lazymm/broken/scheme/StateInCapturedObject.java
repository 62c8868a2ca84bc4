package org.lazymm.broken.scheme;

import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;

/** Reference counting that counts borrows, in an object that nothing but a lambda holds. */
public final class StateInCapturedObject extends Counting {
  private final Runnable count;

  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public StateInCapturedObject(Kernel kernel) {
    super(kernel);
    long[] borrows = new long[1];
    count = () -> borrows[0]++;
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    super.borrow(cpu, mm);
    count.run();
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    super.giveBack(cpu, mm);
  }
}

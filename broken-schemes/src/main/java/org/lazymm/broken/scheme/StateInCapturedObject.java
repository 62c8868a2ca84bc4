package org.lazymm.broken.scheme;

import java.util.function.IntConsumer;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting that counts borrows, in an object that nothing but a lambda holds. */
public final class StateInCapturedObject extends ReferenceCounting {
  private final IntConsumer count;

  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public StateInCapturedObject(Kernel kernel) {
    super(kernel);
    long[] borrows = new long[1];
    count = change -> borrows[0] += change;
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    super.borrow(cpu, mm);
    count.accept(1);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    count.accept(-1);
    super.giveBack(cpu, mm);
  }
}

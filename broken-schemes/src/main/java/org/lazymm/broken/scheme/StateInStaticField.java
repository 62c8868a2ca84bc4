package org.lazymm.broken.scheme;

import java.util.concurrent.atomic.AtomicLong;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting that counts borrows, in a number that all machines share. */
public final class StateInStaticField extends ReferenceCounting {
  private static final AtomicLong BORROWS = new AtomicLong();

  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public StateInStaticField(Kernel kernel) {
    super(kernel);
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    super.borrow(cpu, mm);
    BORROWS.incrementAndGet();
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    BORROWS.decrementAndGet();
    super.giveBack(cpu, mm);
  }
}

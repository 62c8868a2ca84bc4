package org.lazymm.conformance.oracle;

import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;

/** Reference counting at its plainest: the oracle of what is to be freed. */
public class ReferenceCounting implements LazyMmScheme {
  private final Kernel kernel;

  /**
   * The scheme of one machine.
   *
   * @param kernel what it may call
   */
  public ReferenceCounting(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public Guarantees guarantees() {
    return Guarantees.none().countingLazyUsers();
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    kernel.grab(mm, 1, Order.RELAXED);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    kernel.drop(cpu, mm, Order.FULL);
  }

  @Override
  public void cpuDead(int byCpu, int deadCpu) {
    kernel.drop(byCpu, kernel.initMm(), Order.FULL);
  }
}

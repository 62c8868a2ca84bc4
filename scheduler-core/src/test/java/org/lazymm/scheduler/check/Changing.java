package org.lazymm.scheduler.check;

import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;

/** Reference counting that does something when a test says so. */
abstract class Changing implements LazyMmScheme {
  final Kernel kernel;

  Changing(Kernel kernel) {
    this.kernel = kernel;
  }

  /** What a hook would do. */
  abstract void act();

  @Override
  public Guarantees guarantees() {
    return Guarantees.none().countingLazyUsers().withBarrierOnGiveBack();
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

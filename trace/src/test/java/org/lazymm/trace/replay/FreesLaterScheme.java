package org.lazymm.trace.replay;

import org.lazymm.api.Disposal;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;

/** Counts references and frees by work that is put off. */
record FreesLaterScheme(Kernel kernel) implements LazyMmScheme {
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
  public Disposal lastReferenceGone(int cpu, Mm mm) {
    kernel.defer(cpu, kernel::free, mm);
    return Disposal.DEFERRED;
  }
}

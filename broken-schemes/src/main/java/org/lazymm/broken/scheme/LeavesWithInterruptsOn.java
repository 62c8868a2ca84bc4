package org.lazymm.broken.scheme;

import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting whose exit leaves its own mm with interrupts on. */
public final class LeavesWithInterruptsOn extends ReferenceCounting {
  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public LeavesWithInterruptsOn(Kernel kernel) {
    super(kernel);
  }

  @Override
  public void usersGone(int cpu, Mm mm) {
    if (kernel.isLazyOn(cpu, mm)) {
      kernel.evict(cpu);
      kernel.grab(kernel.initMm(), 1, Order.RELAXED);
      kernel.drop(cpu, mm, Order.FULL);
    }
  }
}

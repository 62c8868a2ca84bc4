package org.lazymm.scheduler.machine;

import org.lazymm.api.CpuMask;
import org.lazymm.api.Order;

/**
 * A mask of the kernel's as a scheme sees it.
 *
 * @param mask the kernel's own
 * @param least the order that each read has at least
 */
record ReadOnlyMask(CpuMask mask, Order least) implements KernelMask {
  @Override
  public boolean test(int cpu, Order order) {
    return mask.test(cpu, atLeast(order));
  }

  @Override
  public int next(int after, Order order) {
    return mask.next(after, atLeast(order));
  }

  private Order atLeast(Order order) {
    return order == Order.RELAXED ? least : order;
  }
}

package org.lazymm.scheduler.machine;

import org.lazymm.api.CpuMask;
import org.lazymm.api.Order;

/**
 * A mask of the kernel's as a scheme sees it.
 *
 * @param mask the kernel's own
 */
record ReadOnlyMask(CpuMask mask) implements KernelMask {
  @Override
  public boolean test(int cpu, Order order) {
    return mask.test(cpu, order);
  }

  @Override
  public int next(int after) {
    return mask.next(after);
  }
}

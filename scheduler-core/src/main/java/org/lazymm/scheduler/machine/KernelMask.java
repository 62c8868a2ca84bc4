package org.lazymm.scheduler.machine;

import org.lazymm.api.CpuMask;
import org.lazymm.api.Order;

/** A mask that belongs to the kernel: a scheme may read it and no more. */
interface KernelMask extends CpuMask {
  @Override
  default void set(int cpu, Order order) {
    throw new UnsupportedOperationException("this mask is the kernel's: a scheme may only read it");
  }

  @Override
  default void clear(int cpu, Order order) {
    throw new UnsupportedOperationException("this mask is the kernel's: a scheme may only read it");
  }
}

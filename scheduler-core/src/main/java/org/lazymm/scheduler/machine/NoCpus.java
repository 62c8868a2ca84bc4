package org.lazymm.scheduler.machine;

import org.lazymm.api.CpuMask;
import org.lazymm.api.Order;

/** The empty candidate set: {@code while (false)}. */
record NoCpus() implements CpuMask {
  @Override
  public void set(int cpu, Order order) {
    throw new UnsupportedOperationException("this mask is the kernel's: a scheme may only read it");
  }

  @Override
  public void clear(int cpu, Order order) {
    throw new UnsupportedOperationException("this mask is the kernel's: a scheme may only read it");
  }

  @Override
  public boolean test(int cpu, Order order) {
    return false;
  }

  @Override
  public int next(int after) {
    return -1;
  }
}

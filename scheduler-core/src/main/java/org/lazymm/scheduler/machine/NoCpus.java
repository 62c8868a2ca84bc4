package org.lazymm.scheduler.machine;

import org.lazymm.api.Order;

/** The empty candidate set: {@code while (false)}. */
record NoCpus() implements KernelMask {
  @Override
  public boolean test(int cpu, Order order) {
    return false;
  }

  @Override
  public int next(int after, Order order) {
    return -1;
  }
}

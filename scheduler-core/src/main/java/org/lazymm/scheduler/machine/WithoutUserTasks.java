package org.lazymm.scheduler.machine;

import org.lazymm.api.CpuMask;
import org.lazymm.api.Order;

/**
 * The CPUs of a mask whose {@code rq->curr} is no user task; for {@link
 * Fault#CANDIDATES_BY_REMOTE_CURR}.
 */
final class WithoutUserTasks implements KernelMask {
  private final CpuMask mask;
  private final Cpu[] cpus;

  /**
   * A view of a mask.
   *
   * @param mask all that may be lazy
   * @param cpus whose run queues are looked at
   */
  WithoutUserTasks(CpuMask mask, Cpu[] cpus) {
    this.mask = mask;
    this.cpus = cpus;
  }

  @Override
  public boolean test(int cpu, Order order) {
    return mask.test(cpu, order) && !runsUserTask(cpu);
  }

  @Override
  public int next(int after, Order order) {
    int cpu = mask.next(after, order);
    while (cpu >= 0 && runsUserTask(cpu)) {
      cpu = mask.next(cpu, order);
    }
    return cpu;
  }

  private boolean runsUserTask(int cpu) {
    Task curr = cpus[cpu].curr.load(Order.RELAXED);
    return curr != null && curr.remoteMm() != null;
  }
}

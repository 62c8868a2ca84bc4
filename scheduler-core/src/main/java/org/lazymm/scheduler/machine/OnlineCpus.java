package org.lazymm.scheduler.machine;

import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Order;

/** {@code cpu_online_mask}. */
final class OnlineCpus {
  private final int possible;
  private final CpuMask online;
  private final CpuMask view;
  private final LongCell count;

  OnlineCpus(Memory memory, int possible) {
    this.possible = possible;
    this.online = memory.mask("cpu_online_mask", Home.machine().onLine("cpu_online_mask"));
    // Acquire, in place of stop_machine, which stops every other CPU while one goes down: a CPU
    // that sees the dying one gone comes after all that it did. Pairs with the clear in
    // setOffline().
    this.view = new ReadOnlyMask(online, Order.ACQUIRE);
    this.count = memory.number("num_online_cpus", Home.machine().onLine("num_online_cpus"), 0);
  }

  void setOnline(int cpu) {
    online.set(cpu, Order.RELAXED);
    count.add(1, Order.RELAXED);
  }

  void setOffline(int cpu) {
    // Full: all that the dying CPU did before it leaves the mask. Pairs with the acquire of view()
    // and isOnline().
    online.clear(cpu, Order.FULL);
    count.add(-1, Order.RELAXED);
  }

  /** Whether a CPU is online. Acquire: pairs with the clear in setOffline(). */
  boolean isOnline(int cpu) {
    return online.test(cpu, Order.ACQUIRE);
  }

  /** Whether all possible CPUs are: one relaxed load. */
  boolean everyCpuOnline() {
    return count.load(Order.RELAXED) == possible;
  }

  /** The mask as a scheme sees it: to be read, with acquire. */
  CpuMask view() {
    return view;
  }
}

package org.lazymm.simulator.reference;

import java.util.List;

/**
 * When programs ended.
 *
 * @param ends of each CPU, in ticks
 * @param waited how long CPUs waited for busy lines, in ticks
 * @param storesWaited how long stores did while their CPUs went on, in ticks
 */
record Times(List<Long> ends, long waited, long storesWaited) {
  Times {
    ends = List.copyOf(ends);
  }

  /** The sum of all ends. */
  long sum() {
    return ends.stream().mapToLong(Long::longValue).sum();
  }
}

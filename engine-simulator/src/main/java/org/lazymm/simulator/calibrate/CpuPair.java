package org.lazymm.simulator.calibrate;

import java.util.List;

/**
 * Two CPUs between which something is measured.
 *
 * @param first a number in the operating system
 * @param second another one
 */
record CpuPair(int first, int second) {

  /** Both. */
  List<Integer> cpus() {
    return List.of(first, second);
  }

  @Override
  public String toString() {
    return first + "-" + second;
  }
}

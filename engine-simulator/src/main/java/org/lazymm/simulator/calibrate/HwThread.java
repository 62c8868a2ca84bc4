package org.lazymm.simulator.calibrate;

import org.lazymm.simulator.coherence.Distance;

/**
 * Where a CPU is in the machine.
 *
 * @param cpu its number in the operating system
 * @param socket what all CPUs of its socket have in common, and no other
 * @param cache the same for its last-level cache
 * @param core the same for its core
 */
record HwThread(int cpu, String socket, String cache, String core) {

  /** How far another CPU is from this one. */
  Distance distance(HwThread other) {
    if (!socket.equals(other.socket)) {
      return Distance.SOCKET;
    }
    if (!cache.equals(other.cache)) {
      return Distance.CCX;
    }
    return core.equals(other.core) ? Distance.SMT : Distance.LLC;
  }
}

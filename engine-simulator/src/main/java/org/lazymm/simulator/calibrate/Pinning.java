package org.lazymm.simulator.calibrate;

import java.util.List;
import java.util.Optional;

/** Keeps threads on CPUs. */
interface Pinning {

  /**
   * Keeps the calling thread on a CPU from now on, if this pins at all.
   *
   * @param cpu its number in the operating system
   */
  void pin(int cpu);

  /** Why threads run where the operating system puts them; empty when they are pinned. */
  Optional<String> whyNot();

  /**
   * The best that this JVM and system can do.
   *
   * @param cpus where threads are to be pinned
   */
  static Pinning to(List<Integer> cpus) {
    try {
      return LinuxPinning.tried(cpus);
    } catch (PinningException e) {
      return new NoPinning(String.valueOf(e.getMessage()));
    }
  }
}

package org.lazymm.testkit.asserting;

import org.lazymm.api.CpuMask;
import org.lazymm.api.Mm;

/** What is known of one call to other CPUs; nothing unless overridden. */
interface Call {
  /** Knows nothing and checks nothing. */
  Call NONE = new Call() {};

  /** The function is to run on a CPU. */
  default void asks(int cpu) {}

  /** The function is to run on the CPUs that are read from a mask. */
  default CpuMask reading(CpuMask targets) {
    return targets;
  }

  /** The function is not to run on a CPU, whatever the mask. */
  default void passesOver(int cpu) {}

  /** It runs. */
  default void runs(int cpu, Mm about) {}

  /** The caller has waited for it. */
  default void waited() {}
}

package org.lazymm.simulator.calibrate;

import java.util.Optional;

/** Tells what the CPUs do. */
interface LoadSource {

  /** What they have done until now; empty when the system does not tell. */
  Optional<CpuTimes> read();
}

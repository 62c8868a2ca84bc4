package org.lazymm.simulator;

import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.workload.WorkloadSelection;

/**
 * What to simulate. Equal settings give equal results, to the last bit.
 *
 * @param scheme the scheme
 * @param workload the load
 * @param machine the CPUs
 * @param seed of the load's random choices
 * @param length when to stop
 */
public record SimulationSettings(
    SchemeSelection scheme,
    WorkloadSelection workload,
    MachineSelection machine,
    long seed,
    Length length) {

  /**
   * When a run stops: at whichever limit it reaches first. The first tenth is warm-up and not
   * measured.
   *
   * @param switches context switches, at least 1
   * @param nanoseconds virtual time, at least 1
   */
  public record Length(long switches, long nanoseconds) {

    private static final int WARM_UP_SHARE = 10;

    /** Checks that both limits are at least 1. */
    public Length {
      if (switches < 1 || nanoseconds < 1) {
        throw new IllegalArgumentException(
            "a run is at least 1 switch and 1 ns long, not " + switches + " and " + nanoseconds);
      }
    }

    /** The length of the warm-up. */
    Length warmUp() {
      return new Length(
          Math.max(1, switches / WARM_UP_SHARE), Math.max(1, nanoseconds / WARM_UP_SHARE));
    }
  }
}

package org.lazymm.benchmarks;

import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.Simulation;
import org.lazymm.simulator.SimulationSettings;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.workload.WorkloadSelection;

/** The simulations that the benchmarks of the simulator run. */
final class SimulatedSwitches {

  private SimulatedSwitches() {}

  /**
   * A machine that has just booted, with a pair of threads for every two CPUs that switch through
   * idle.
   *
   * @param scheme name of a scheme on the class path
   * @param cpus 2 to 8,192
   */
  static Simulation on(String scheme, int cpus) {
    return on(scheme, cpus, "context_switch");
  }

  /**
   * A machine that has just booted.
   *
   * @param scheme name of a scheme on the class path
   * @param cpus 2 to 8,192
   * @param workload a shipped one, with its knobs
   */
  static Simulation on(String scheme, int cpus, String workload) {
    return new Simulation(
        new SimulationSettings(
            SchemeSelection.parse(Discovery.onClassPath().registry(), scheme),
            WorkloadSelection.parse(workload),
            ProfileCatalogue.ofUser().find("extrapolated-" + cpus),
            7,
            new SimulationSettings.Length(Long.MAX_VALUE, Long.MAX_VALUE)));
  }
}

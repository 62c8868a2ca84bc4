package org.lazymm.benchmarks;

import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.Simulation;
import org.lazymm.simulator.SimulationSettings;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.workload.WorkloadSelection;

/** The simulation that both benchmarks of the simulator run: switches through idle on every CPU. */
final class SimulatedSwitches {

  private SimulatedSwitches() {}

  /**
   * A machine that has just booted, with a pair of threads for every two CPUs.
   *
   * @param scheme name of a scheme on the class path
   * @param cpus 2 to 8,192
   */
  static Simulation on(String scheme, int cpus) {
    return new Simulation(
        new SimulationSettings(
            SchemeSelection.parse(Discovery.onClassPath().registry(), scheme),
            WorkloadSelection.parse("context_switch"),
            ProfileCatalogue.ofUser().find("extrapolated-" + cpus),
            7,
            new SimulationSettings.Length(Long.MAX_VALUE, Long.MAX_VALUE)));
  }
}

package org.lazymm.simulator;

import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeRegistry;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.result.SimulationResult;
import org.lazymm.simulator.workload.WorkloadSelection;

/** Short runs of the schemes on the class path. */
public final class Runs {

  static final SchemeRegistry SCHEMES = Discovery.onClassPath().registry();

  private static final long TEN_SECONDS = 10_000_000_000L;

  private Runs() {}

  /** A short run on a profile such as {@code xeon-2s/16}. */
  public static SimulationResult run(
      String scheme, String workload, String profile, long switches) {
    return run(scheme, workload, profile, 7, switches);
  }

  static SimulationResult run(
      String scheme, String workload, String profile, long seed, long switches) {
    String[] nameAndCpus = profile.split("/", -1);
    MachineSelection machine = ProfileCatalogue.ofUser().find(nameAndCpus[0]);
    return on(
        nameAndCpus.length > 1 ? machine.withCpus(Integer.parseInt(nameAndCpus[1])) : machine,
        scheme,
        workload,
        seed,
        switches);
  }

  /** A short run on a machine. */
  public static SimulationResult on(
      MachineSelection machine, String scheme, String workload, long seed, long switches) {
    return Simulation.run(
        new SimulationSettings(
            SchemeSelection.parse(SCHEMES, scheme),
            WorkloadSelection.parse(workload),
            machine,
            seed,
            new SimulationSettings.Length(switches, TEN_SECONDS)));
  }
}

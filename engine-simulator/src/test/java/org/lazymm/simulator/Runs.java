package org.lazymm.simulator;

import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeRegistry;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.profile.Contention;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.result.SimulationResult;
import org.lazymm.simulator.workload.WorkloadSelection;

/** Short runs of the schemes on the class path. */
public final class Runs {

  static final SchemeRegistry SCHEMES = Discovery.onClassPath().registry();

  private static final long TEN_SECONDS = 10_000_000_000L;

  private Runs() {}

  /** A short run under tight contention, on a profile such as {@code xeon-2s/16}. */
  public static SimulationResult run(
      String scheme, String workload, String profile, long switches) {
    return run(scheme, workload, profile, Contention.TIGHT, 7, switches);
  }

  static SimulationResult run(
      String scheme,
      String workload,
      String profile,
      Contention contention,
      long seed,
      long switches) {
    return Simulation.run(settings(scheme, workload, profile, contention, seed, switches));
  }

  private static SimulationSettings settings(
      String scheme,
      String workload,
      String profile,
      Contention contention,
      long seed,
      long switches) {
    String[] nameAndCpus = profile.split("/", -1);
    MachineSelection machine = ProfileCatalogue.ofUser().find(nameAndCpus[0]);
    return new SimulationSettings(
        SchemeSelection.parse(SCHEMES, scheme),
        WorkloadSelection.parse(workload),
        nameAndCpus.length > 1 ? machine.withCpus(Integer.parseInt(nameAndCpus[1])) : machine,
        contention,
        seed,
        new SimulationSettings.Length(switches, TEN_SECONDS));
  }
}

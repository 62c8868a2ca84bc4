package org.lazymm.evaluation.check;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.lazymm.evaluation.work.Attempt;
import org.lazymm.evaluation.work.Pool;
import org.lazymm.evaluation.work.Progress;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.Simulation;
import org.lazymm.simulator.SimulationSettings;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.result.SimulationResult;
import org.lazymm.simulator.workload.WorkloadSelection;

/**
 * Runs schemes under priced loads on more CPUs than any scenario has, for what they break: not for
 * their price.
 */
public final class LoadCheck {
  /** How many CPUs the loads run on. */
  public static final int CPUS = 8;

  /** Many CPUs lazy on one mm; and mms that end. */
  private static final List<String> WORKLOADS = List.of("thread-pool", "fork-exec-storm");

  private static final long SWITCHES = 20_000;
  private static final long SEED = 1;

  private LoadCheck() {}

  /**
   * A scheme under a load.
   *
   * @param scheme the scheme
   * @param workload the load
   * @param attempt what came of it
   */
  public record Run(SchemeSelection scheme, String workload, Attempt<SimulationResult> attempt) {}

  /**
   * Runs each scheme under each load.
   *
   * @param schemes what is judged
   * @param progress told how far it has come
   */
  public static List<Run> run(List<SchemeSelection> schemes, Progress progress) {
    List<Run> runs = new ArrayList<>();
    for (String workload : WORKLOADS) {
      try (Pool pool = new Pool(progress, Math.max(1, schemes.size()))) {
        List<Future<Attempt<SimulationResult>>> running =
            schemes.stream()
                .map(
                    scheme ->
                        pool.submit(
                            scheme,
                            scheme.displayName() + " under load",
                            () -> Simulation.run(settings(scheme, workload))))
                .toList();
        for (int index = 0; index < schemes.size(); index++) {
          runs.add(new Run(schemes.get(index), workload, Pool.await(running.get(index))));
        }
      }
    }
    return runs;
  }

  private static SimulationSettings settings(SchemeSelection scheme, String workload) {
    return new SimulationSettings(
        scheme,
        WorkloadSelection.parse(workload),
        contended(),
        SEED,
        new SimulationSettings.Length(SWITCHES, TimeUnit.SECONDS.toNanos(10)));
  }

  /** Lines are held for their whole latency, so that CPUs meet at them as often as can be. */
  private static MachineSelection contended() {
    MachineSelection machine = ProfileCatalogue.ofUser().find("extrapolated-" + CPUS);
    return new MachineSelection(
        machine.profile().with(FigureKey.OCCUPANCY_SPARSE, 1), machine.cpus());
  }
}

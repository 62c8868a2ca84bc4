package org.lazymm.cli;

import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.Simulation;
import org.lazymm.simulator.SimulationSettings;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.result.SimulationResult;
import org.lazymm.simulator.workload.WorkloadSelection;

/**
 * Runs schemes under one priced load of more CPUs than any scenario has, and judges what it breaks:
 * not its price.
 */
final class LoadCheck {
  /** Many CPUs lazy on one mm; and mms that end. */
  private static final List<String> WORKLOADS = List.of("thread-pool", "fork-exec-storm");

  private static final int CPUS = 8;
  private static final long SWITCHES = 20_000;
  private static final long SEED = 1;

  private final Console console;
  private final Complaints complaints;

  LoadCheck(Console console, Complaints complaints) {
    this.console = console;
    this.complaints = complaints;
  }

  /** Runs each scheme, and says in a line what came of it. */
  void run(List<SchemeSelection> schemes) {
    for (String workload : WORKLOADS) {
      run(schemes, workload);
    }
    console.out().flush();
  }

  private void run(List<SchemeSelection> schemes, String workload) {
    try (Pool pool = new Pool(console, Math.max(1, schemes.size()))) {
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
        judge(schemes.get(index), workload, Pool.await(running.get(index)));
      }
    }
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

  private void judge(SchemeSelection scheme, String workload, Attempt<SimulationResult> attempt) {
    String load =
        "load " + workload + " on " + CPUS + " CPUs, in order, " + scheme.displayName() + ": ";
    if (attempt.result().isPresent()) {
      SimulationResult result = attempt.result().get();
      console
          .out()
          .println(
              Wrap.indented(
                  "  ",
                  load
                      + (result.violations() == 0
                          ? "nothing is broken in "
                              + result.switches().total()
                              + " switches, "
                              + result.retention().died()
                              + " deaths of an mm"
                          : result.violations() + " violations")));
      if (result.violations() > 0) {
        complaints.fellShort(
            new Complaint(
                scheme.displayName() + " under load",
                "breaks "
                    + result.firstViolations().get(0)
                    + "; "
                    + new Echo("simulate")
                        .with("--scheme", scheme.displayName())
                        .with("--workload", workload)
                        .with("--cpus", CPUS)));
      }
    } else {
      attempt
          .thrown()
          .flatMap(Blame::of)
          .ifPresent(
              blame ->
                  complaints.fellShort(new Complaint(scheme.displayName() + " under load", blame)));
      console.out().println(load + "it came to no end");
    }
  }
}

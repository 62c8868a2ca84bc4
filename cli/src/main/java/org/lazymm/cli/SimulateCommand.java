package org.lazymm.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs traces and loads in virtual time. */
@Command(
    name = "simulate",
    description = {
      "Run schemes on a recorded trace or a synthetic load in virtual time.",
      "",
      "Give --trace, --workload or both. Each number is the median of several draws of what is not"
          + " known, with the interval that 90 % of them lie in.",
      ""
    })
final class SimulateCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final RunOptions options = new RunOptions();
  @Mixin private final UncertaintyOptions uncertainty = new UncertaintyOptions();
  @Mixin private final IsolateOptions isolation = new IsolateOptions();
  @Mixin private final ReportOptions outputs = new ReportOptions();

  SimulateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (options.traces().isEmpty() && options.workloads().isEmpty()) {
      throw new InputException(
          "lazymm simulate", "nothing to run; give --trace FILE or --workload NAME");
    }
    Complaints complaints = new Complaints(console);
    try (Discovery discovery = isolation.discover(options.plugins(), complaints)) {
      List<SchemeSelection> schemes =
          isolation.only(discovery, options.schemes().select(discovery.registry(), complaints));
      Loads loads = new Loads(options, complaints);
      List<Load> asked = loads.of(options.traces(), options.workloads());
      new Trial(
              console,
              complaints,
              loads.machine(),
              schemes,
              asked,
              options.machine().seed(),
              uncertainty,
              isolation)
          .run(
              isolation.echo(uncertainty.echo(options.echoAll("simulate"))),
              List.of(),
              ExploredCatalogue.none(),
              outputs.files());
    }
    return complaints.exitCode();
  }
}

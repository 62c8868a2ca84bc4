package org.lazymm.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.lazymm.evaluation.compare.ComparisonPlan;
import org.lazymm.evaluation.load.Load;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
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
          + " known, with the interval that 90 %% of them lie in.",
      ""
    })
final class SimulateCommand implements Callable<Integer>, PluginUser {
  private final Console console;
  @Mixin private final RunOptions options;
  @Mixin private final UncertaintyOptions uncertainty = new UncertaintyOptions();
  @Mixin private final ReportOptions outputs = new ReportOptions();

  SimulateCommand(Console console, Errand errand) {
    this.console = console;
    options = new RunOptions(errand);
  }

  @Override
  public PluginOptions plugins() {
    return options.plugins();
  }

  @Override
  public Integer call() {
    if (options.traces().isEmpty() && options.workloads().isEmpty()) {
      throw new InputException(
          "lazymm simulate", "nothing to run; give --trace FILE or --workload NAME");
    }
    Diagnostics diagnostics = console.diagnostics();
    PluginOptions plugins = options.plugins();
    plugins.begin();
    Loads loads = new Loads(options, diagnostics);
    List<Load> asked = loads.of(options.traces(), options.workloads());
    try (Discovery discovery = plugins.discover(diagnostics)) {
      List<SchemeSelection> schemes =
          options.schemes().select(discovery.registry(), plugins.ofSelection(diagnostics));
      ComparisonPlan plan =
          ComparisonPlan.of(loads.machine(), plugins.only(discovery, schemes))
              .on(asked)
              .withCommand(uncertainty.repro(options.reproAll("simulate")));
      new ComparisonOutput(console, diagnostics, plugins)
          .run(uncertainty.draw(plan, schemes, options.machine().seed()), outputs.files());
    }
    return ExitCode.of(diagnostics);
  }
}

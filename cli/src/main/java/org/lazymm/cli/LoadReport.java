package org.lazymm.cli;

import java.util.List;
import org.lazymm.evaluation.check.LoadCheck;
import org.lazymm.evaluation.work.Attempt;
import org.lazymm.evaluation.work.Blame;
import org.lazymm.evaluation.work.Diagnostic;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.ReproCommand;
import org.lazymm.report.writer.TextWrap;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.result.SimulationResult;

/** Says in a line what schemes broke under each load. */
final class LoadReport {
  private final Console console;
  private final Diagnostics diagnostics;

  LoadReport(Console console, Diagnostics diagnostics) {
    this.console = console;
    this.diagnostics = diagnostics;
  }

  /** Runs each scheme, and says what came of it. */
  void run(List<SchemeSelection> schemes) {
    LoadCheck.run(schemes, console.progress()).forEach(this::tell);
    console.out().flush();
  }

  private void tell(LoadCheck.Run run) {
    SchemeSelection scheme = run.scheme();
    String workload = run.workload();
    Attempt<SimulationResult> attempt = run.attempt();
    String load =
        "load "
            + workload
            + " on "
            + LoadCheck.CPUS
            + " CPUs, in order, "
            + scheme.displayName()
            + ": ";
    if (attempt.result().isPresent()) {
      SimulationResult result = attempt.result().get();
      console
          .out()
          .println(
              TextWrap.indented(
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
        diagnostics.fellShort(
            new Diagnostic(
                scheme.displayName() + " under load",
                "breaks "
                    + result.firstViolations().get(0)
                    + "; "
                    + new ReproCommand("simulate")
                        .with("--scheme", scheme.displayName())
                        .with("--workload", workload)
                        .with("--cpus", LoadCheck.CPUS)));
      }
    } else {
      attempt
          .thrown()
          .flatMap(Blame::of)
          .ifPresent(
              blame ->
                  diagnostics.fellShort(
                      new Diagnostic(scheme.displayName() + " under load", blame)));
      console.out().println(load + "it came to no end");
    }
  }
}

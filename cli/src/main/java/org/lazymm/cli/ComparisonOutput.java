package org.lazymm.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Future;
import org.lazymm.evaluation.compare.ComparisonPart;
import org.lazymm.evaluation.compare.ComparisonPlan;
import org.lazymm.evaluation.compare.ComparisonResult;
import org.lazymm.evaluation.compare.Elsewhere;
import org.lazymm.evaluation.work.Attempt;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.report.Comparison;
import org.lazymm.scheduler.discovery.SchemeSelection;

/** Runs a comparison, shows the tables and writes the files. */
final class ComparisonOutput {
  private final Console console;
  private final Diagnostics diagnostics;
  private final PluginOptions plugins;

  ComparisonOutput(Console console, Diagnostics diagnostics, PluginOptions plugins) {
    this.console = console;
    this.diagnostics = diagnostics;
    this.plugins = plugins;
  }

  /**
   * Runs a comparison to its end.
   *
   * @param plan what is compared
   * @param files where to write what
   * @throws org.lazymm.evaluation.work.InternalErrorException if a run ended by a fault of ours,
   *     after all else was done
   */
  void run(ComparisonPlan plan, Map<ReportFormat, Path> files) {
    ComparisonResult result =
        plan.with(diagnostics).with(console.progress()).with(new Isolated()).run();
    if (plugins.errand().handsBack()) {
      plugins.errand().handBack(result.part());
    } else {
      tell(result.comparison(), files);
    }
    result.throwInternalError();
  }

  private void tell(Comparison comparison, Map<ReportFormat, Path> files) {
    Reports reports = Reports.create();
    reports.show(comparison, console);
    reports
        .write(comparison, files, diagnostics)
        .forEach(path -> console.out().println("Wrote " + path));
    console.out().flush();
  }

  /** A JVM for each scheme that is isolated. */
  private final class Isolated implements Elsewhere {
    @Override
    public boolean runs(SchemeSelection scheme) {
      return plugins.isolates(scheme);
    }

    @Override
    public Future<Attempt<ComparisonPart>> begin(SchemeSelection scheme) {
      return plugins.begin(scheme, ComparisonPart.class);
    }
  }
}

package org.lazymm.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.lazymm.evaluation.compare.ComparisonPart;
import org.lazymm.evaluation.compare.ComparisonPlan;
import org.lazymm.evaluation.compare.ComparisonResult;
import org.lazymm.evaluation.compare.Elsewhere;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.report.Comparison;
import org.lazymm.scheduler.discovery.SchemeSelection;

/** Runs a comparison, shows the tables and writes the files. */
final class ComparisonOutput {
  private final Console console;
  private final Diagnostics diagnostics;
  private final IsolateOptions isolation;

  ComparisonOutput(Console console, Diagnostics diagnostics, IsolateOptions isolation) {
    this.console = console;
    this.diagnostics = diagnostics;
    this.isolation = isolation;
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
    isolation
        .resultSink()
        .ifPresentOrElse(
            sink -> sink.accept(result.part()), () -> tell(result.comparison(), files));
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
      return isolation.isolates(scheme);
    }

    @Override
    public void run(SchemeSelection scheme, Consumer<ComparisonPart> done, Consumer<String> died) {
      isolation.run(scheme, ComparisonPart.class, done, died);
    }
  }
}

package org.lazymm.cli;

import com.google.inject.Guice;
import com.google.inject.Inject;
import com.google.inject.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.report.Comparison;
import org.lazymm.report.writer.ConsoleReport;
import org.lazymm.report.writer.ReportFile;
import org.lazymm.report.writer.ReportFiles;
import org.lazymm.report.writer.ReportWriter;
import org.lazymm.report.writer.UnwritableReportException;

/** Shows a report and writes it wherever it was asked for. */
final class Reports {
  private final Map<ReportFormat, ReportWriter> writers;

  @Inject
  Reports(Map<ReportFormat, ReportWriter> writers) {
    this.writers = writers;
  }

  /** All writers there are. Takes the time of an injector: for commands that run something. */
  static Reports create() {
    return Guice.createInjector(Stage.DEVELOPMENT, new ReportsModule()).getInstance(Reports.class);
  }

  /** Prints the tables. */
  void show(Comparison comparison, Console console) {
    try {
      ConsoleReport.plain().write(comparison, console.out());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    console.out().flush();
  }

  /**
   * Writes the files; one that cannot be written stops no other.
   *
   * @param comparison what to write
   * @param files where to
   * @param diagnostics told of each that could not be written
   * @return those that were
   */
  List<Path> write(Comparison comparison, Map<ReportFormat, Path> files, Diagnostics diagnostics) {
    List<Path> written = new ArrayList<>();
    files.forEach(
        (format, path) -> {
          try {
            ReportFiles.write(comparison, List.of(new ReportFile(path, writer(format))));
            written.add(path);
          } catch (UnwritableReportException unwritable) {
            unwritable.problems().forEach(diagnostics::unwritten);
          }
        });
    return written;
  }

  private ReportWriter writer(ReportFormat format) {
    ReportWriter writer = writers.get(format);
    if (writer == null) {
      throw new IllegalStateException("no writer for " + format);
    }
    return writer;
  }
}

package org.lazymm.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the report goes, apart from the terminal. */
final class ReportOptions {
  private final Map<ReportFormat, Path> files = new EnumMap<>(ReportFormat.class);

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "write the report with charts as one HTML file that needs no network")
  void html(@Nullable Path file) {
    put(ReportFormat.HTML, file);
  }

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "write all of the report as JSON; the same command gives the same bytes")
  void json(@Nullable Path file) {
    put(ReportFormat.JSON, file);
  }

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "write the numbers as CSV, a line for each")
  void csv(@Nullable Path file) {
    put(ReportFormat.CSV, file);
  }

  @Option(names = "--markdown", paramLabel = "FILE", description = "write the tables as Markdown")
  void markdown(@Nullable Path file) {
    put(ReportFormat.MARKDOWN, file);
  }

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = {
        "write the verdicts as JUnit XML",
        "Files whose name ends in .gz are compressed."
      })
  void junit(@Nullable Path file) {
    put(ReportFormat.JUNIT, file);
  }

  private void put(ReportFormat format, @Nullable Path file) {
    if (file != null) {
      files.put(format, file);
    }
  }

  /** The files that were asked for. */
  Map<ReportFormat, Path> files() {
    return files.isEmpty() ? new EnumMap<>(ReportFormat.class) : new EnumMap<>(files);
  }
}

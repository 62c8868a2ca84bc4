package org.lazymm.report.writer;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A report that was asked for.
 *
 * @param path where it goes; compressed if the name ends in {@code .gz}
 * @param writer how it is written
 */
public record ReportFile(Path path, ReportWriter writer) {

  /** Checks that nothing is missing. */
  public ReportFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(writer, "writer");
  }
}

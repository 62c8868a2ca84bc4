package org.lazymm.report.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lazymm.output.UnwritableFileException;

/** Some reports could not be written; all others were. */
public final class UnwritableReportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ArrayList<UnwritableFileException> problems;

  UnwritableReportException(List<UnwritableFileException> problems) {
    super(problems.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")));
    this.problems = new ArrayList<>(problems);
  }

  /** For each report that is missing: its path, the reason, and what to do. */
  public List<UnwritableFileException> problems() {
    return List.copyOf(problems);
  }
}

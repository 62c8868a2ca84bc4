package org.lazymm.report.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lazymm.report.Problem;
import org.lazymm.report.table.TableLines;

/** Some reports could not be written; all others were. */
public final class UnwritableReportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ArrayList<Problem> problems;

  UnwritableReportException(List<Problem> problems) {
    super(problems.stream().map(TableLines::problem).collect(Collectors.joining("\n")));
    this.problems = new ArrayList<>(problems);
  }

  /** For each report that is missing: its path, the reason, and what to do. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }
}

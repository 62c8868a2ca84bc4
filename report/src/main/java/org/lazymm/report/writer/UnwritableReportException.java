package org.lazymm.report.writer;

import java.util.ArrayList;
import java.util.List;

/** Some reports could not be written; all others were. */
public final class UnwritableReportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ArrayList<String> lines;

  UnwritableReportException(List<String> lines) {
    super(String.join("\n", lines));
    this.lines = new ArrayList<>(lines);
  }

  /** For each report that is missing: its path, the reason, and what to do; one line each. */
  public List<String> lines() {
    return List.copyOf(lines);
  }
}

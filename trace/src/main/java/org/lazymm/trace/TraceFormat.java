package org.lazymm.trace;

/** The text formats that can be read. */
public enum TraceFormat {
  /** The kernel's own {@code trace} and {@code trace_pipe} files. */
  FTRACE("ftrace text"),
  /** The output of {@code trace-cmd report}. */
  TRACE_CMD("trace-cmd report"),
  /** The output of {@code perf script}. */
  PERF_SCRIPT("perf script");

  private final String label;

  TraceFormat(String label) {
    this.label = label;
  }

  /**
   * The format's name for people.
   *
   * @return a short name
   */
  public String label() {
    return label;
  }
}

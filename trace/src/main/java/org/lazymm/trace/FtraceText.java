package org.lazymm.trace;

import com.google.auto.service.AutoService;

/** The kernel's own {@code trace} and {@code trace_pipe} files. */
@AutoService(TraceFormat.class)
public final class FtraceText implements TraceFormat {
  /** For the service loader. */
  public FtraceText() {}

  @Override
  public String name() {
    return "FTRACE";
  }

  @Override
  public String label() {
    return "ftrace text";
  }

  @Override
  public int precedence() {
    return 10;
  }

  @Override
  public LineParser parser() {
    return new FtraceLines(false);
  }
}

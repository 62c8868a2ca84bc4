package org.lazymm.trace;

import com.google.auto.service.AutoService;

/** The output of {@code trace-cmd report}. */
@AutoService(TraceFormat.class)
public final class TraceCmdReport implements TraceFormat {
  /** For the service loader. */
  public TraceCmdReport() {}

  @Override
  public String name() {
    return "TRACE_CMD";
  }

  @Override
  public String label() {
    return "trace-cmd report";
  }

  @Override
  public int precedence() {
    return 20;
  }

  @Override
  public LineParser parser() {
    return new FtraceLines(true);
  }
}

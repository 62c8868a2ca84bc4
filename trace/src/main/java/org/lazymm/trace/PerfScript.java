package org.lazymm.trace;

import com.google.auto.service.AutoService;

/** The output of {@code perf script}. */
@AutoService(TraceFormat.class)
public final class PerfScript implements TraceFormat {
  /** For the service loader. */
  public PerfScript() {}

  @Override
  public String name() {
    return "PERF_SCRIPT";
  }

  @Override
  public String label() {
    return "perf script";
  }

  @Override
  public int precedence() {
    return 30;
  }

  @Override
  public LineParser parser() {
    return new PerfHead();
  }
}

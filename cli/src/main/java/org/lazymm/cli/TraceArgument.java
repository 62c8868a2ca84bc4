package org.lazymm.cli;

import org.lazymm.evaluation.load.TraceInput;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.trace.TraceFormats;
import picocli.CommandLine.Parameters;

/** The trace that a command is about. */
final class TraceArgument {
  @Parameters(
      paramLabel = "FILE",
      description = {
        "ftrace text, trace-cmd report or perf script output, plain or gzipped; '"
            + TraceInput.BUNDLED
            + "' is the trace that comes with lazymm"
      })
  private String file = TraceInput.BUNDLED;

  /**
   * Reads the trace.
   *
   * @throws InputException if nothing in it can be used
   */
  <T> T read(TraceInput.Reading<T> reading) {
    return TraceInput.named(file, TraceFormats.shipped()).read(reading);
  }
}

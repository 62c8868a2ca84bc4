package org.lazymm.cli;

import org.lazymm.evaluation.load.TraceInput;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.trace.TraceFormats;
import picocli.CommandLine.Mixin;
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

  @Mixin private final PluginOptions plugins;

  /** The argument of a command that is run for somebody. */
  TraceArgument(Errand errand) {
    plugins = new PluginOptions(errand);
  }

  /** Where formats are looked for. */
  PluginOptions plugins() {
    return plugins;
  }

  /**
   * Reads the trace.
   *
   * @param reading what is read of it
   * @param diagnostics told of what cannot be used of plugins
   * @throws InputException if nothing in it can be used
   */
  <T> T read(TraceInput.Reading<T> reading, Diagnostics diagnostics) {
    TraceFormats formats = plugins.withoutSchemes(diagnostics).traceFormats(diagnostics);
    return TraceInput.named(file, formats).read(reading);
  }
}

package org.lazymm.cli;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lazymm.evaluation.load.TraceInput;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.trace.TraceFormats;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The trace that a command is about. */
final class TraceArgument {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = {
        "ftrace text, trace-cmd report, perf script output, a page of systrace, Chrome JSON or"
            + " a Perfetto trace, plain or gzipped, or a trace.dat file; '"
            + TraceInput.BUNDLED
            + "' is the trace that comes with lazymm"
      })
  private String file = TraceInput.BUNDLED;

  @Mixin private final TasksOption tasks = new TasksOption();
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
    return TraceInput.named(file, formats(diagnostics), tasks.file()).read(reading);
  }

  /**
   * Reads the trace, and further ones; of one that cannot be used, nothing comes.
   *
   * @param others the further ones
   * @param reading what is read of each
   * @param diagnostics told of what cannot be used
   * @param each given what comes of each
   */
  <T> void readEach(
      List<String> others,
      TraceInput.Reading<T> reading,
      Diagnostics diagnostics,
      Consumer<T> each) {
    TraceFormats formats = formats(diagnostics);
    for (String name : Stream.concat(Stream.of(file), others.stream()).toList()) {
      try {
        each.accept(TraceInput.named(name, formats, tasks.file()).read(reading));
      } catch (InputException unusable) {
        diagnostics.input(unusable.diagnostic());
      }
    }
  }

  private TraceFormats formats(Diagnostics diagnostics) {
    return plugins.withoutSchemes(diagnostics).traceFormats(diagnostics);
  }
}

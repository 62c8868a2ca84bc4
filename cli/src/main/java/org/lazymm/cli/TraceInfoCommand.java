package org.lazymm.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lazymm.evaluation.load.TraceInput;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.output.Printable;
import org.lazymm.report.writer.TextWrap;
import org.lazymm.trace.TraceInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what is in a trace. */
@Command(name = "info", description = "Say what is in a trace, and how far it can be trusted.")
final class TraceInfoCommand implements Callable<Integer>, PluginUser {
  private final Console console;
  @Mixin private final TraceArgument trace;
  @Mixin private final JsonFile json = new JsonFile();

  TraceInfoCommand(Console console, Errand errand) {
    this.console = console;
    trace = new TraceArgument(errand);
  }

  @Override
  public PluginOptions plugins() {
    return trace.plugins();
  }

  @Override
  public Integer call() {
    Diagnostics diagnostics = console.diagnostics();
    TraceInfo info = trace.read(TraceInfo::of, diagnostics);
    print(info, console.out());
    TraceInput.tell(info.read(), diagnostics);
    json.write(info, console, diagnostics);
    return ExitCode.of(diagnostics);
  }

  private static void print(TraceInfo info, PrintWriter out) {
    out.println(Printable.escaped(info.read().file()));
    out.println("  format: " + info.read().format().toLowerCase(Locale.ROOT));
    out.println("  lines: " + info.read().lines());
    out.println(
        "  task list: " + (info.taskList() ? "beside the trace" : "none, kernel threads by name"));
    info.kinds()
        .forEach(
            (kind, count) -> {
              if (count > 0) {
                out.printf("  %12d %s%n", count, kind);
              }
            });
    out.println(TextWrap.hanging("  ", info.quality().line()));
  }
}

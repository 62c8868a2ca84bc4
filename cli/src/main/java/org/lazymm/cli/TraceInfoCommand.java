package org.lazymm.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lazymm.evaluation.load.TraceInput;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.output.Printable;
import org.lazymm.report.writer.TextWrap;
import org.lazymm.trace.DecidingTask;
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
        "  task list: "
            + (info.taskList() ? "there is one" : "none, kernel threads are found by evidence"));
    info.kinds()
        .forEach(
            (kind, count) -> {
              if (count > 0) {
                out.printf("  %12d %s%n", count, kind);
              }
            });
    tasks(info, out);
    out.println(TextWrap.hanging("  ", info.quality().line()));
  }

  private static void tasks(TraceInfo info, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "  tasks in most switches; %.1f %% of the switches rest on guesses:%n",
        100 * info.quality().guessedShare());
    for (DecidingTask task : info.decidingTasks()) {
      out.printf(
          Locale.ROOT,
          "  %10d %-16s %5.1f %%  %s, judged by %s%n",
          task.pid(),
          Printable.escaped(task.name()),
          100 * task.share(),
          kind(task.kernelThread()),
          task.evidence().text());
    }
    for (DecidingTask task : info.contradictedTasks()) {
      task.contradiction()
          .ifPresent(
              against ->
                  out.println(
                      TextWrap.hanging(
                          "  ",
                          "contradiction: task %d (%s) is taken for a %s by %s, against %s"
                              .formatted(
                                  task.pid(),
                                  Printable.escaped(task.name()),
                                  kind(task.kernelThread()),
                                  task.evidence().text(),
                                  against.text()))));
    }
  }

  private static String kind(boolean kernelThread) {
    return kernelThread ? "kernel thread" : "user task";
  }
}

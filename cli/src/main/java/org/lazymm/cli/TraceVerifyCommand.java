package org.lazymm.cli;

import java.util.concurrent.Callable;
import org.lazymm.evaluation.load.TraceInput;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.report.writer.TextWrap;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.trace.verify.Verification;
import org.lazymm.trace.verify.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Holds the modelled kernel against the recorded one. */
@Command(
    name = "verify",
    description = {
      "Hold the modelled kernel against the recorded one.",
      "",
      "Replays a trace with reference counting, as the recorded kernel counted, and compares where"
          + " each mm is freed. Wants a trace with the allocations and frees of mm_struct, as"
          + " record-trace.sh makes them. Exit code 1 if a free is not explained.",
      ""
    })
final class TraceVerifyCommand implements Callable<Integer>, PluginUser {
  private static final String COUNTING = "fullbarrier";

  private final Console console;
  @Mixin private final TraceArgument trace;
  @Mixin private final JsonFile json = new JsonFile();

  TraceVerifyCommand(Console console, Errand errand) {
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
    try (Discovery discovery = Discovery.onClassPath()) {
      SchemeSelection counting = SchemeSelection.parse(discovery.registry(), COUNTING);
      Verification found = trace.read(file -> Verifier.verify(file, counting::create), diagnostics);
      found.lines().forEach(line -> console.out().println(TextWrap.hanging("", line)));
      TraceInput.tell(found.info().read(), diagnostics);
      if (found.unexplained() > 0 || !found.violations().isEmpty()) {
        diagnostics.fellShort(
            found.info().read().file(),
            "the modelled kernel is not the recorded one: " + found.summary());
      }
      json.write(found, console, diagnostics);
    }
    return ExitCode.of(diagnostics);
  }
}

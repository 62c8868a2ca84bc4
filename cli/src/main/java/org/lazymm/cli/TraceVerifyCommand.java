package org.lazymm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.lazymm.evaluation.load.TraceInput;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.output.Printable;
import org.lazymm.report.writer.TextWrap;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.trace.verify.RecordedScheme;
import org.lazymm.trace.verify.Verification;
import org.lazymm.trace.verify.VerificationTable;
import org.lazymm.trace.verify.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds the modelled kernel against the recorded one. */
@Command(
    name = "verify",
    description = {
      "Hold the modelled kernel against the recorded one.",
      "",
      "Replays a trace with the scheme of the recorded kernel, and compares where each mm is freed"
          + " and, if that kernel shoots down, which CPUs are interrupted. Wants a trace with the"
          + " allocations and frees of mm_struct, as record-trace.sh makes them. Exit code 1 if a"
          + " free is not explained or an interrupt at a death is not as predicted, 2 if there is"
          + " nothing to judge.",
      ""
    })
final class TraceVerifyCommand implements Callable<Integer>, PluginUser {
  private final Console console;
  @Mixin private final TraceArgument trace;
  @Mixin private final JsonFile json = new JsonFile();

  @Option(
      names = "--scheme",
      paramLabel = "NAME",
      description = {
        "the scheme of the recorded kernel: fullbarrier if it counts lazy references"
            + " (MMU_LAZY_TLB_REFCOUNT), shootdown if it interrupts CPUs (MMU_LAZY_TLB_SHOOTDOWN);"
            + " by default the recording tells"
      })
  private String scheme = "";

  @Parameters(
      index = "1..*",
      paramLabel = "FILE",
      description = "further traces: a table of all of them comes last")
  private List<String> others = new ArrayList<>();

  TraceVerifyCommand(Console console, Errand errand) {
    this.console = console;
    trace = new TraceArgument(errand);
  }

  @Override
  public PluginOptions plugins() {
    return trace.plugins();
  }

  private Optional<RecordedScheme> recorded() {
    if (scheme.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Stream.of(RecordedScheme.values())
            .filter(each -> each.scheme().equals(scheme))
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        "--scheme " + scheme,
                        "no kernel that was recorded has this scheme; expected fullbarrier or"
                            + " shootdown")));
  }

  @Override
  public Integer call() {
    Diagnostics diagnostics = console.diagnostics();
    List<Verification> all = new ArrayList<>();
    try (Discovery discovery = Discovery.onClassPath()) {
      Optional<RecordedScheme> asked = recorded();
      trace.readEach(
          others,
          file ->
              Verifier.verify(
                  file,
                  asked,
                  kind -> SchemeSelection.parse(discovery.registry(), kind.scheme())::create),
          diagnostics,
          found -> {
            tell(found, diagnostics);
            all.add(found);
          });
    }
    if (!others.isEmpty()) {
      VerificationTable.of(all).forEach(console.out()::println);
    }
    if (!all.isEmpty()) {
      json.write(others.isEmpty() ? all.get(0) : all, console, diagnostics);
    }
    return ExitCode.of(diagnostics);
  }

  private void tell(Verification found, Diagnostics diagnostics) {
    String file = found.info().read().file();
    if (!others.isEmpty()) {
      console.out().println(Printable.escaped(file));
    }
    found.lines().forEach(line -> console.out().println(TextWrap.hanging("", line)));
    TraceInput.tell(found.info().read(), diagnostics);
    if (found.isContradicted()) {
      diagnostics.fellShort(
          file, "the modelled kernel is not the recorded one: " + found.summary());
    } else if (!found.isJudged()) {
      diagnostics.input(
          file, "nothing is known of some frees, so of the kernel: " + found.summary());
    }
  }
}

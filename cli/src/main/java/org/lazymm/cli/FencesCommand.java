package org.lazymm.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.fences.FenceInference;
import org.lazymm.explorer.fences.FenceInference.Answer;
import org.lazymm.explorer.fences.FenceInference.Case;
import org.lazymm.explorer.fences.FenceInference.Finding;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.HookException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which orders and barriers of a scheme are needed. */
@Command(
    name = "fences",
    description = {
      "Weaken each order and barrier of a scheme by one step, where it stands in the source, and"
          + " explore again.",
      "",
      "'needed' names a scenario that breaks then; 'enough' means that every scenario that passes"
          + " there was explored to its end and held with the weaker order, 'redundant' the same with"
          + " none at all; 'unknown' that some were not explored to their end. Each scenario is explored on every architecture, under its own memory model; one"
          + " that does not hold as the scheme is written is left out. Exit code 0, whatever is"
          + " found.",
      ""
    })
final class FencesCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "SCHEME",
      arity = "1..*",
      completionCandidates = SchemeNames.class,
      description = "schemes, as with --scheme")
  private List<String> named = List.of();

  @Mixin private final SchemeOptions schemes = new SchemeOptions();
  @Mixin private final PluginOptions plugins = new PluginOptions();
  @Mixin private final ScenarioOptions scenarios = new ScenarioOptions();

  @Option(
      names = "--time",
      paramLabel = "SECONDS",
      defaultValue = "5",
      converter = PositiveNumber.class,
      description = "most time of one exploration (default: ${DEFAULT-VALUE})")
  private long seconds = 5;

  @Option(
      names = "--kernel",
      description = "weaken the modelled kernel's own orders and barriers too")
  private boolean kernel;

  FencesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Diagnostics diagnostics = console.diagnostics();
    try (Discovery discovery = plugins.discover(diagnostics)) {
      List<SchemeSelection> selected = schemes.select(discovery.registry(), named, diagnostics);
      if (selected.isEmpty()) {
        throw new InputException("SCHEME", "no scheme is left; see lazymm schemes");
      }
      List<Case> cases = cases(diagnostics);
      for (SchemeSelection scheme : selected) {
        try {
          infer(scheme, cases);
        } catch (HookException thrown) {
          diagnostics.fellShort(scheme.displayName(), thrown.toString());
        }
      }
    }
    return ExitCode.of(diagnostics);
  }

  /** Each scenario under the weakest model of its architecture, which is the last. */
  private List<Case> cases(Diagnostics diagnostics) {
    return scenarios.selectEverywhere(diagnostics).stream()
        .map(each -> new Case(each.scenario(), scenarios.weakestModel(each)))
        .toList();
  }

  private void infer(SchemeSelection scheme, List<Case> cases) {
    PrintWriter out = console.out();
    out.println(scheme.displayName() + ", " + cases.size() + " cases");
    out.flush();
    List<String> leftOut = new ArrayList<>();
    Limits limits = Limits.NONE.withTime(Duration.ofSeconds(seconds));
    List<Finding> findings =
        new FenceInference(scheme::create, limits)
            .infer(
                cases,
                site -> kernel || FenceInference.isOfScheme(site),
                finding -> print(out, finding),
                (one, verdict) ->
                    verdict.shown().ifPresent(shown -> leftOut.add(one + ": " + shown)));
    if (!leftOut.isEmpty()) {
      out.println(
          leftOut.size()
              + " cases are left out, for they do not hold as it is written; the first is "
              + leftOut.get(0));
    }
    out.println();
    out.println(
        Stream.of(Answer.values())
                .map(answer -> count(findings, answer) + " " + answer.text())
                .collect(Collectors.joining(", "))
            + ", within these cases");
    out.flush();
  }

  private static long count(List<Finding> findings, Answer answer) {
    return findings.stream().filter(each -> each.answer() == answer).count();
  }

  private static void print(PrintWriter out, Finding finding) {
    out.printf(
        "%-9s  %-44s  %s -> %s%n",
        finding.answer().text(),
        finding.weakening().site().position(),
        finding.weakening().site().strength(),
        finding.weakening().to().word());
    if (finding.broken().isPresent()) {
      out.println("             " + finding.broken().get() + ":");
      finding
          .verdict()
          .flatMap(ExplorationVerdict::shown)
          .ifPresent(shown -> out.println("             " + shown));
    } else {
      out.println(
          "             "
              + finding.passed()
              + (finding.passed() == 1 ? " case holds" : " cases hold")
              + (finding.unknown() == 0
                  ? ""
                  : ", " + finding.unknown() + " not explored to their end")
              + (finding.lifetimesTried() || finding.passed() == 0
                  ? ""
                  : "; in none of them an mm is freed that another CPU has used"));
    }
    out.flush();
  }
}

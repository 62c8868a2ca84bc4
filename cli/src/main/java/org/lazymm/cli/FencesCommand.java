package org.lazymm.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.explorer.fences.FenceInference;
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
      "'needed': a scenario breaks with the weaker order, and is named. 'enough': every scenario"
          + " that executes the access was explored exhaustively and still holds with the weaker"
          + " order. 'redundant': the same with no order at all. 'unknown': exploration was"
          + " incomplete. Each scenario is explored on every architecture, under its own memory"
          + " model. Scenarios that already fail with the unmodified scheme are skipped. Exit code 0,"
          + " whatever is found.",
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
  @Mixin private final PluginOptions plugins;
  @Mixin private final ScenarioOptions scenarios = new ScenarioOptions();

  @Option(
      names = "--time",
      paramLabel = "SECONDS",
      defaultValue = "5",
      converter = PositiveNumber.class,
      description = "most processor time of one exploration (default: ${DEFAULT-VALUE})")
  private long seconds = 5;

  @Option(
      names = "--kernel",
      description = "weaken the modelled kernel's own orders and barriers too")
  private boolean kernel;

  FencesCommand(Console console, Errand errand) {
    this.console = console;
    plugins = new PluginOptions(errand);
  }

  @Override
  public Integer call() {
    Diagnostics diagnostics = console.diagnostics();
    int relayed = ExitCode.FINE;
    try (Discovery discovery = plugins.discover(diagnostics)) {
      List<SchemeSelection> selected =
          plugins.only(
              discovery,
              schemes.select(discovery.registry(), named, plugins.ofSelection(diagnostics)));
      if (selected.isEmpty()) {
        throw new InputException("SCHEME", "no scheme is left; see lazymm schemes");
      }
      List<Case> cases = cases(diagnostics);
      for (SchemeSelection scheme : selected) {
        if (plugins.isolates(scheme)) {
          relayed = Math.max(relayed, plugins.relay(scheme, console, diagnostics));
          continue;
        }
        try {
          infer(scheme, cases);
        } catch (HookException thrown) {
          diagnostics.fellShort(scheme.displayName(), thrown.toString());
        }
      }
    }
    return Math.max(relayed, ExitCode.of(diagnostics));
  }

  /** Each scenario under the weakest model of its architecture, which is the last. */
  private List<Case> cases(Diagnostics diagnostics) {
    return scenarios.selectEverywhere(plugins.folders(), diagnostics).stream()
        .map(each -> new Case(each.scenario(), scenarios.weakestModel(each)))
        .toList();
  }

  private void infer(SchemeSelection scheme, List<Case> cases) {
    console.print(scheme.displayName() + ", " + cases.size() + " cases");
    Limits limits = Limits.NONE.withTime(Duration.ofSeconds(seconds));
    try (FencesReport report = new FencesReport(console)) {
      List<Finding> findings =
          new FenceInference(scheme::create, limits)
              .infer(cases, site -> kernel || FenceInference.isOfScheme(site), report);
      report.count(findings);
    }
  }
}

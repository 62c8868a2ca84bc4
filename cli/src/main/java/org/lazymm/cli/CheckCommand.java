package org.lazymm.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lazymm.conformance.explore.CatalogueExploration;
import org.lazymm.evaluation.check.BrokenCases;
import org.lazymm.evaluation.check.ChosenScenario;
import org.lazymm.evaluation.check.ExploredCase;
import org.lazymm.evaluation.work.Diagnostic;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.evaluation.work.ReproCommand;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explores small scenarios to the end. */
@Command(
    name = "check",
    description = {
      "Explore small scenarios: every order of events that a memory model allows. Unless scenarios"
          + " are chosen, also hold schemes to all rules of the conformance suite.",
      "",
      "Prints a verdict for each scheme, scenario and memory model, and draws each violation."
          + " 'holds': every execution was explored. 'unknown': exploration was incomplete; it is not"
          + " a pass, but does not by itself change the exit code (see --strict). A note names the"
          + " properties of a scenario that no execution put in danger. Exit code 1 if a property is"
          + " broken.",
      ""
    })
final class CheckCommand implements Callable<Integer>, PluginUser {
  private final Console console;

  @Parameters(
      paramLabel = "SCHEME",
      arity = "0..*",
      completionCandidates = SchemeNames.class,
      description = "schemes, as with --scheme (default: all found)")
  private List<String> named = List.of();

  @Mixin private final SchemeOptions schemes = new SchemeOptions();
  @Mixin private final PluginOptions plugins;
  @Mixin private final ScenarioOptions scenarios = new ScenarioOptions();

  @Mixin private final DrawingOptions drawing = new DrawingOptions();

  @Option(
      names = "--executions",
      paramLabel = "N",
      defaultValue = "1000000",
      converter = PositiveNumber.class,
      description = "most executions of one exploration (default: ${DEFAULT-VALUE})")
  private long executions = CatalogueExploration.MOST_EXECUTIONS;

  @Option(
      names = "--time",
      paramLabel = "SECONDS",
      defaultValue = "60",
      converter = PositiveNumber.class,
      description = {
        "most processor time of one exploration, a safety net: --executions gives the same verdicts"
            + " on every machine (default: ${DEFAULT-VALUE})"
      })
  private long seconds = 60;

  @Option(
      names = "--strict",
      description = {
        "exit code 1 also if something is unknown or not tried; but for M12, which lazymm fences"
            + " judges"
      })
  private boolean strict;

  @Option(
      names = "--sample",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = {
        "draw N executions at random instead, for scenarios too big to explore: what is not found"
            + " broken stays unknown"
      })
  private @Nullable Long drawn;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "which executions --sample draws (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--in-order",
      description = {
        "run each scenario once, one step after the other, as the suite does with generated"
            + " scenarios, instead of exploring it; needs --scenario"
      })
  private boolean sequential;

  @Option(
      names = "--counterexamples",
      paramLabel = "DIR",
      description = {
        "write each counterexample to DIR: a diagram as text and as a page, a recording for lazymm"
            + " replay, and a litmus test where one can say it; and each generated scenario that"
            + " breaks a rule"
      })
  private @Nullable Path folder;

  CheckCommand(Console console, Errand errand) {
    this.console = console;
    plugins = new PluginOptions(errand);
  }

  @Override
  public PluginOptions plugins() {
    return plugins;
  }

  @Override
  public Integer call() {
    Diagnostics diagnostics = console.diagnostics();
    Errand errand = plugins.errand();
    try (Discovery discovery = plugins.discover(diagnostics)) {
      List<SchemeSelection> selected =
          plugins.only(
              discovery,
              schemes.select(discovery.registry(), named, plugins.ofSelection(diagnostics)));
      if (selected.isEmpty()) {
        throw new InputException("SCHEME", "no scheme is left to check; see lazymm schemes");
      }
      List<ChosenScenario> chosen = scenarios.select(plugins.folders(), diagnostics);
      StringWriter rules = new StringWriter();
      Console told =
          errand.handsBack()
              ? new Console(new PrintWriter(rules, true), console.err(), false)
              : console;
      CounterexampleFiles files =
          new CounterexampleFiles(folder, plugins.folders(), drawing.detail(), diagnostics);
      BrokenCases broken = new BrokenCases();
      RuleReport suite =
          new RuleReport(
              told, diagnostics, plugins.folders(), plugins.rules(diagnostics), files, broken);
      if (sequential) {
        requireScenario();
        int relayed = ExitCode.FINE;
        for (SchemeSelection scheme : selected) {
          if (plugins.isolates(scheme)) {
            relayed = Math.max(relayed, plugins.relay(scheme, console, diagnostics));
          } else {
            suite.runInOrder(
                List.of(scheme), chosen.stream().filter(scenarios::isOnAskedMachine).toList());
          }
        }
        requireNothingOpen(0, suite.open(), diagnostics);
        return Math.max(relayed, ExitCode.of(diagnostics));
      }
      List<ExploredCase> cases = new ArrayList<>();
      for (SchemeSelection scheme : selected) {
        for (ChosenScenario scenario : chosen) {
          scenarios
              .models(scenario)
              .forEach(model -> cases.add(new ExploredCase(scheme, scenario, model)));
        }
      }
      CheckReport exploration =
          new CheckReport(
              console,
              diagnostics,
              explorer(),
              files,
              plugins,
              broken,
              scenarios.areNamed(),
              noRules().isEmpty());
      noRules().ifPresent(why -> exploration.remark("no rules are judged, as " + why));
      exploration.run(cases, this::repro);
      int before = diagnostics.all().size();
      suite.runWhatHolds(exploration.verdicts(), scenarios.areNamed());
      if (noRules().isEmpty()) {
        List<SchemeSelection> here =
            selected.stream().filter(each -> !plugins.isolates(each)).toList();
        suite.run(here, exploration.verdicts(), explorer());
        new LoadReport(console, diagnostics).run(here);
      }
      List<Diagnostic> said = diagnostics.all();
      if (errand.handsBack()) {
        errand.handBack(
            exploration.part(
                rules.toString().lines().toList(),
                suite.open(),
                said.subList(before, said.size())));
      }
      exploration.rulesElsewhere().forEach(console.out()::println);
      requireNothingOpen(
          exploration.counts().unknown(),
          suite.open() + exploration.openRulesElsewhere(),
          diagnostics);
    }
    return ExitCode.of(diagnostics);
  }

  /** Why the rules have no verdicts; empty if they have. */
  private Optional<String> noRules() {
    if (scenarios.areNamed()) {
      return Optional.of("scenarios are chosen");
    }
    if (scenarios.areMachinesChosen()) {
      // Options of a scheme may make sense on some machines only.
      return Optional.of("machines are chosen, and the rules are judged on all");
    }
    return drawn == null ? Optional.empty() : Optional.of("executions are drawn at random");
  }

  private void requireNothingOpen(long explorations, long others, Diagnostics diagnostics) {
    if (strict && !plugins.errand().handsBack() && explorations + others > 0) {
      diagnostics.fellShort(
          "--strict",
          sequential
              ? count(others, "run") + " unknown"
              : count(explorations, "exploration")
                  + " unknown, "
                  + count(others, "rule")
                  + " unknown or not tried");
    }
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private void requireScenario() {
    if (!scenarios.areNamed()) {
      throw new InputException("--in-order", "needs a scenario; name it with --scenario");
    }
  }

  private ScenarioExplorer explorer() {
    return drawn == null
        ? new ScenarioExplorer(limits())
        : ScenarioExplorer.sampling(limits().withExecutions(drawn), seed);
  }

  private Limits limits() {
    return Limits.NONE.withTime(Duration.ofSeconds(seconds)).withExecutions(executions);
  }

  private ReproCommand repro(ExploredCase explored) {
    ReproCommand repro = new ReproCommand("check").with(explored.scheme().displayName());
    plugins.repro(repro);
    if (drawn != null) {
      repro.with("--sample", drawn).with("--seed", seed);
    }
    return scenarios.repro(repro, explored);
  }
}

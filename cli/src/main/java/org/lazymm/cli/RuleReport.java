package org.lazymm.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lazymm.conformance.ConformanceResult;
import org.lazymm.conformance.ConformanceSuite;
import org.lazymm.conformance.RuleFailure;
import org.lazymm.conformance.RuleResult;
import org.lazymm.conformance.RuleSet;
import org.lazymm.conformance.Rules;
import org.lazymm.evaluation.check.BrokenCases;
import org.lazymm.evaluation.check.ChosenScenario;
import org.lazymm.evaluation.check.ExploredCase;
import org.lazymm.evaluation.check.Flaw;
import org.lazymm.evaluation.check.RuleCheck;
import org.lazymm.evaluation.check.Suspicion;
import org.lazymm.evaluation.work.Attempt;
import org.lazymm.evaluation.work.Blame;
import org.lazymm.evaluation.work.Diagnostic;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InternalErrorException;
import org.lazymm.evaluation.work.ReproCommand;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.report.writer.TextWrap;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.property.Property;
import org.lazymm.sequential.SequentialRun;
import org.lazymm.sequential.SequentialRunner;
import org.lazymm.sequential.SkippedStep;

/** Holds schemes to the rules of the conformance suite and says what came of it. */
final class RuleReport {
  private final Console console;
  private final Diagnostics diagnostics;
  private final List<Path> plugins;
  private final RuleSet rules;
  private final CounterexampleFiles files;
  private final BrokenCases drawn;
  private long open;

  /**
   * A check.
   *
   * @param console where it is said
   * @param diagnostics told of rules that are broken
   * @param plugins where the schemes were looked for, for the commands that repeat
   * @param rules what schemes are held to
   * @param files keep the scenarios that break a rule
   * @param drawn what explorations have shown, and is not drawn again
   */
  RuleReport(
      Console console,
      Diagnostics diagnostics,
      List<Path> plugins,
      RuleSet rules,
      CounterexampleFiles files,
      BrokenCases drawn) {
    this.console = console;
    this.diagnostics = diagnostics;
    this.plugins = List.copyOf(plugins);
    this.rules = rules;
    this.files = files;
    this.drawn = drawn;
  }

  /**
   * Tries schemes on generated scenarios and gives a verdict on every rule.
   *
   * @param schemes what is judged
   * @param explored what is known of scenarios; what is not known of the catalogue is explored
   * @param explorer explores it
   */
  void run(
      List<SchemeSelection> schemes,
      Map<ExploredCase, org.lazymm.explorer.ExplorationVerdict> explored,
      ScenarioExplorer explorer) {
    new RuleCheck(explorer, rules).run(schemes, explored, console.progress(), this::tell);
  }

  /**
   * Runs schemes through scenarios in order.
   *
   * @param schemes what is judged
   * @param scenarios what happens, each as it was asked for
   */
  void runInOrder(List<SchemeSelection> schemes, List<ChosenScenario> scenarios) {
    for (SchemeSelection scheme : schemes) {
      for (ChosenScenario chosen : scenarios) {
        Attempt<ConformanceResult> attempt =
            Attempt.at(scheme.displayName(), () -> judge(scheme, chosen));
        tellRun(scheme, chosen, attempt);
      }
    }
  }

  /**
   * Runs scenarios that hold when they are explored in order as well: what must be so between two
   * steps (K1, L1) is looked at there alone. Says something only of what is broken.
   *
   * @param explored the verdicts
   * @param alsoOfCatalogue whether scenarios of the catalogue are run too: the suite has verdicts
   *     on them if none were chosen
   */
  void runWhatHolds(
      Map<ExploredCase, org.lazymm.explorer.ExplorationVerdict> explored, boolean alsoOfCatalogue) {
    Map<Pair, Boolean> holds = new LinkedHashMap<>();
    explored.forEach(
        (each, verdict) -> {
          if (alsoOfCatalogue || !each.chosen().isOfCatalogue()) {
            holds.merge(
                new Pair(each.scheme(), each.chosen()),
                verdict.result() == org.lazymm.explorer.ExplorationVerdict.Result.HOLDS,
                Boolean::logicalAnd);
          }
        });
    holds.forEach(
        (pair, whateverTheModel) -> {
          if (whateverTheModel && isBrokenInOrder(pair.scheme(), pair.chosen())) {
            runInOrder(List.of(pair.scheme()), List.of(pair.chosen()));
          }
        });
  }

  /** A scheme and a scenario, whatever the model. */
  private record Pair(SchemeSelection scheme, ChosenScenario chosen) {}

  private boolean isBrokenInOrder(SchemeSelection scheme, ChosenScenario chosen) {
    return !SequentialRunner.run(sequential(chosen), scheme::create).violations().isEmpty()
        || judge(scheme, chosen).failures().stream()
            .anyMatch(broken -> broken.rule().own().isPresent());
  }

  private ConformanceResult judge(SchemeSelection scheme, ChosenScenario chosen) {
    return ConformanceSuite.run(
        scheme.scheme().provider(), scheme.options(), sequential(chosen), chosen.places(), rules);
  }

  private static Scenario sequential(ChosenScenario chosen) {
    Scenario scenario = chosen.scenario();
    return scenario.setup().isEmpty() ? scenario : scenario.sequential();
  }

  private void tell(SchemeSelection scheme, Attempt<ConformanceResult> attempt) {
    attempt.result().ifPresent(result -> tell(scheme, result));
    attempt.thrown().ifPresent(thrown -> crashed(scheme, thrown));
    if (attempt.isNotMade()) {
      console.out().println("rules, " + scheme.displayName() + ": " + Attempt.NOT_MADE);
    }
  }

  private void crashed(SchemeSelection scheme, Throwable thrown) {
    String blame =
        Blame.of(thrown)
            .orElseThrow(() -> new InternalErrorException(scheme.displayName(), thrown));
    diagnostics.fellShort(scheme.displayName(), "breaks " + Rules.NO_CRASH.id() + ": " + blame);
  }

  private void tell(SchemeSelection scheme, ConformanceResult result) {
    RuleTable.print(console.out(), scheme.displayName(), result);
    open += result.rules().stream().filter(RuleReport::isOpen).count();
    Set<Property> shown = EnumSet.noneOf(Property.class);
    List<RuleResult> known = new ArrayList<>();
    for (RuleResult broken : result.failures()) {
      if (isKnown(scheme, broken, shown)) {
        known.add(broken);
      } else {
        broken.rule().property().ifPresent(shown::add);
        show(scheme, result, broken);
      }
    }
    showKnown(scheme, known, shown);
    console.out().flush();
  }

  /** M12 is left to lazymm fences, whatever is explored. */
  private static boolean isOpen(RuleResult found) {
    return found.verdict().isOpen()
        && (found.rule().judgedByRuns() || !found.rule().scenarios().isEmpty());
  }

  /** How many rules are unknown or not tried, and how many sequential runs said nothing. */
  long open() {
    return open;
  }

  /** Whether what breaks a rule has been shown, in an exploration or as what breaks another. */
  private boolean isKnown(SchemeSelection scheme, RuleResult broken, Set<Property> shown) {
    RuleFailure failure = broken.failure().orElseThrow();
    return failure.cause().filter(cause -> drawn.isDrawn(new Flaw(scheme, cause))).isPresent()
        || failure.step().stream()
            .flatMap(step -> step.breaks().stream())
            .anyMatch(shown::contains);
  }

  /** Names the rules that are broken by what has been shown, a line each. */
  private void showKnown(SchemeSelection scheme, List<RuleResult> known, Set<Property> shown) {
    if (known.isEmpty()) {
      return;
    }
    String ids = known.stream().map(each -> each.rule().id()).collect(Collectors.joining(", "));
    diagnostics.fellShort(scheme.displayName(), "breaks " + ids + " by what is shown already");
    console.out().println();
    console.out().println("broken by what is shown already:");
    for (RuleResult broken : known) {
      String label = "  %-4s  ".formatted(broken.rule().id());
      String line = broken.rule().claim() + ": " + where(broken.failure().orElseThrow(), shown);
      console.out().println(TextWrap.hanging(label, line));
    }
  }

  private static String where(RuleFailure failure, Set<Property> shown) {
    return failure
        .model()
        .map(model -> failure.scenario().name() + " under " + model)
        .orElseGet(
            () ->
                "by what breaks "
                    + failure.step().stream()
                        .flatMap(step -> step.breaks().stream())
                        .filter(shown::contains)
                        .map(Property::name)
                        .findFirst()
                        .orElse("")
                    + ", too");
  }

  private void show(SchemeSelection scheme, ConformanceResult result, RuleResult broken) {
    RuleFailure failure = broken.failure().orElseThrow();
    diagnostics.fellShort(
        scheme.displayName(), "breaks " + broken.rule().id() + ": " + first(failure));
    console.out().println();
    console.out().print(result.explain(broken));
    console.out().println("again: " + again(scheme, broken, failure));
  }

  /** The command that shows a failure again. */
  private ReproCommand again(SchemeSelection scheme, RuleResult broken, RuleFailure failure) {
    Optional<Path> file = failure.ofCatalogue() ? Optional.empty() : kept(scheme, broken, failure);
    if (failure.diagram().isEmpty() || (!failure.ofCatalogue() && file.isEmpty())) {
      return withPlugins(new ReproCommand("check").with(scheme.displayName()));
    }
    Object scenario = file.<Object>map(kept -> kept).orElse(failure.scenario().name());
    ReproCommand repro =
        new ReproCommand("check").with(scheme.displayName()).with("--scenario", scenario);
    failure
        .model()
        .ifPresentOrElse(model -> repro.with("--model", model), () -> repro.with("--in-order"));
    return withPlugins(repro);
  }

  private ReproCommand withPlugins(ReproCommand repro) {
    plugins.forEach(each -> repro.with("--plugins", each));
    return repro;
  }

  private Optional<Path> kept(SchemeSelection scheme, RuleResult broken, RuleFailure failure) {
    if (!files.areWanted()) {
      console.out().println("--counterexamples DIR keeps the scenario");
    }
    String name = scheme.displayName() + "_" + broken.rule().id();
    return files.write(name.toLowerCase(Locale.ROOT), failure.yaml());
  }

  private void tellRun(
      SchemeSelection scheme, ChosenScenario chosen, Attempt<ConformanceResult> attempt) {
    attempt.thrown().ifPresent(thrown -> crashed(scheme, thrown));
    ConformanceResult result = attempt.result().orElse(null);
    if (result == null) {
      return;
    }
    String what = scheme.displayName() + " in " + chosen.asked() + ", in order";
    PrintWriter out = console.out();
    SequentialRun run = SequentialRunner.run(sequential(chosen), scheme::create);
    for (SkippedStep step : run.skipped()) {
      diagnostics.input(new Diagnostic(chosen.asked(), step.toString()));
    }
    boolean unjudged = !run.skipped().isEmpty() && chosen.scenario().forbidden().isPresent();
    if (result.inconclusive() > 0) {
      open++;
      out.println(
          TextWrap.hanging(
              what + ": ", "unknown: it cannot be carried to its end: " + run.obstacle()));
    } else if (unjudged) {
      open++;
      out.println(what + ": unknown: the outcome was not judged, as not all steps were taken");
    } else if (result.sound() && run.skipped().isEmpty()) {
      out.println(what + ": nothing is broken");
    }
    Optional<String> suspicion =
        Suspicion.ofRun(scheme, chosen, sequential(chosen), result.failures());
    if (suspicion.isPresent()) {
      open++;
      out.println(TextWrap.hanging(what + ": ", "unknown: " + suspicion.get()));
      out.flush();
      return;
    }
    for (RuleResult broken : result.failures()) {
      diagnostics.fellShort(
          what, "breaks " + broken.rule().id() + ": " + told(broken.failure().orElseThrow()));
      out.print(result.explain(broken));
    }
    out.flush();
  }

  private static String told(RuleFailure failure) {
    return first(failure) + failure.step().map(step -> ", " + step).orElse("");
  }

  private static String first(RuleFailure failure) {
    return failure.what().lines().findFirst().orElse("");
  }
}

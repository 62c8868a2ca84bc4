package org.lazymm.conformance;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.output.Printable;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.scheme.reference.ReferenceCounting;
import org.lazymm.sequential.RunObserver;
import org.lazymm.sequential.SequentialRun;
import org.lazymm.sequential.SequentialRunner;

/** Runs one scenario under a scheme and tells which rules it breaks. */
final class ScenarioOracle {
  private static final int STACK_LINES = 12;

  private final Function<Kernel, LazyMmScheme> scheme;
  private final List<Rule> own;

  ScenarioOracle(Function<Kernel, LazyMmScheme> scheme) {
    this(scheme, List.of());
  }

  /**
   * Judges a scheme.
   *
   * @param scheme makes the scheme
   * @param own the rules of somebody's own
   */
  ScenarioOracle(Function<Kernel, LazyMmScheme> scheme, List<Rule> own) {
    this.scheme = scheme;
    this.own = own;
  }

  /**
   * What one run shows.
   *
   * @param conclusive whether it could be carried to its end; otherwise nothing is broken and
   *     nothing was seen
   * @param broken the broken rules, each with the first word on it
   * @param watch what has arisen
   * @param own what the rules of somebody's own were asked
   */
  record Evaluation(
      boolean conclusive, Map<Rule, String> broken, TriggerWatch watch, OwnJudges own) {}

  /**
   * Runs a scenario.
   *
   * @param scenario what happens
   * @param compare whether to run it again, and to compare it with reference counting, if it can be
   */
  Evaluation evaluate(Scenario scenario, boolean compare) {
    return evaluate(scenario, compare, false);
  }

  /**
   * Runs a scenario.
   *
   * @param scenario what happens
   * @param compare whether to run it again, and to compare it with reference counting, if it can be
   * @param looksOutside whether to look for state outside of cells (X4)
   */
  Evaluation evaluate(Scenario scenario, boolean compare, boolean looksOutside) {
    TriggerWatch watch = new TriggerWatch();
    OwnJudges judges = new OwnJudges(own);
    SequentialRun run = run(scenario, judges.after(watch), looksOutside);
    Map<Rule, String> broken = new LinkedHashMap<>();
    for (Violation violation : run.violations()) {
      broken.putIfAbsent(Rules.of(violation.property()), violation.happened());
    }
    run.crash().ifPresent(thrown -> broken.put(Rules.NO_CRASH, stack(thrown)));
    if (run.crash().isEmpty() && !watch.guaranteedNow().equals(watch.guaranteed())) {
      broken.put(
          Rules.GUARANTEES,
          "first " + watch.guaranteed() + ", in the end " + watch.guaranteedNow());
    }
    if (compare) {
      watch.seen().add(Trigger.REPETITION);
      SequentialRun again = run(scenario, RunObserver.NONE, looksOutside);
      if (!run.isLike(again)) {
        broken.put(Rules.REPEATABLE, "first " + inShort(run) + ", then " + inShort(again));
      }
    }
    if (compare && run.feasible() && run.crash().isEmpty() && comparable(scenario)) {
      compareWithOracle(scenario, run, watch, broken);
    }
    if (wasCarriedToItsEnd(run)) {
      judges.ended();
      broken.putAll(judges.broken());
    }
    return new Evaluation(run.feasible(), broken, watch, judges);
  }

  private SequentialRun run(Scenario scenario, RunObserver observer, boolean looksOutside) {
    return looksOutside
        ? SequentialRunner.runLookingOutside(scenario, scheme, observer)
        : SequentialRunner.run(scenario, scheme, observer);
  }

  /** A run ends early by what a scheme throws, or in an action that does not end (L3). */
  private static boolean wasCarriedToItsEnd(SequentialRun run) {
    return run.feasible()
        && run.crash().isEmpty()
        && run.violations().stream().noneMatch(each -> each.property() == Property.L3);
  }

  private static String inShort(SequentialRun run) {
    return run.accesses()
        + " accesses, "
        + run.violations().size()
        + " violations, freed: "
        + String.join(", ", run.freed())
        + run.crash().map(thrown -> ", and threw " + thrown).orElse("");
  }

  /** Where a step is stopped depends on the scheme, and so does what happens after. */
  private static boolean comparable(Scenario scenario) {
    for (Step step : scenario.steps()) {
      if (step.stallAfter() != 0) {
        return false;
      }
    }
    return true;
  }

  private static void compareWithOracle(
      Scenario scenario, SequentialRun run, TriggerWatch watch, Map<Rule, String> broken) {
    SequentialRun oracle = SequentialRunner.run(scenario, ReferenceCounting::new);
    if (!oracle.feasible() || !oracle.sound()) {
      return;
    }
    watch.seen().add(Trigger.COMPARISON);
    if (!oracle.freed().equals(run.freed())) {
      broken.put(
          Rules.EQUIVALENCE,
          "freed: "
              + String.join(", ", run.freed())
              + "; reference counting frees: "
              + String.join(", ", oracle.freed()));
    }
  }

  private static String stack(Throwable thrown) {
    StringWriter text = new StringWriter();
    try {
      thrown.printStackTrace(new PrintWriter(text));
    } catch (RuntimeException | StackOverflowError itsMessageThrows) {
      return Printable.message(thrown);
    }
    return String.join(
        "\n", text.toString().lines().limit(STACK_LINES).map(String::strip).toList());
  }
}

package org.lazymm.evaluation.compare;

import java.util.List;
import java.util.stream.Stream;
import org.lazymm.conformance.Budget;
import org.lazymm.conformance.ConformanceResult;
import org.lazymm.conformance.ConformanceSuite;
import org.lazymm.conformance.ExploredRules;
import org.lazymm.conformance.RuleResult;
import org.lazymm.conformance.Rules;
import org.lazymm.report.Check;
import org.lazymm.report.JudgedProperty;
import org.lazymm.report.Outcome;
import org.lazymm.report.Verdict;
import org.lazymm.scheduler.discovery.SchemeSelection;

/** What generated scenarios say about a scheme. */
final class SuiteVerdicts {
  /** How scenarios judge. */
  public static final Check CHECK =
      new Check(
          "scenarios", "scenarios", "sequentially consistent", "not run; lazymm compare runs it");

  /** The id of the rule that a scheme throws nothing. */
  public static final String CRASH = Rules.NO_CRASH.id();

  private SuiteVerdicts() {}

  /** Every rule as reports show it: the properties of the kernel, and those of a whole scheme. */
  public static List<JudgedProperty> properties() {
    return Stream.concat(
            KernelProperties.all().stream(),
            Rules.all().stream()
                .filter(rule -> rule.property().isEmpty())
                .map(rule -> new JudgedProperty(rule.id(), "The scheme as a whole", rule.claim())))
        .toList();
  }

  /**
   * Runs a scheme on generated scenarios.
   *
   * @param scheme what is judged
   * @param seed of the scenarios
   */
  public static List<Verdict> judge(SchemeSelection scheme, long seed) {
    ConformanceResult result =
        ConformanceSuite.check(
            scheme.scheme().provider(), scheme.options(), Budget.quick().withSeed(seed));
    return result.rules().stream().map(rule -> verdict(scheme, rule)).toList();
  }

  /**
   * A scheme that did in a hook what none may.
   *
   * @param scheme which
   * @param what what it did, where
   */
  public static Verdict crash(SchemeSelection scheme, String what) {
    return new Verdict(scheme.displayName(), CRASH, CHECK.id(), Outcome.FAIL, 1, false, what);
  }

  /**
   * A scheme that was not run, through no fault of its own.
   *
   * @param scheme which
   * @param why why it was not
   */
  public static Verdict notRun(SchemeSelection scheme, String why) {
    return new Verdict(scheme.displayName(), CRASH, CHECK.id(), Outcome.UNKNOWN, 0, false, why);
  }

  private static Verdict verdict(SchemeSelection scheme, RuleResult result) {
    Outcome outcome =
        switch (result.verdict()) {
          case PASS -> Outcome.PASS;
          case FAIL -> Outcome.FAIL;
          case UNKNOWN, NOT_TRIED, NOT_GUARANTEED, BY_CONSTRUCTION -> Outcome.UNKNOWN;
        };
    boolean aboutOrders = ExploredRules.all().contains(result.rule());
    String detail =
        result
            .failure()
            .map(failure -> failure.what().lines().findFirst().orElse("broken"))
            .orElse(aboutOrders ? EngineChecks.NEEDS_ORDERS : note(result));
    return new Verdict(
        scheme.displayName(),
        result.rule().id(),
        CHECK.id(),
        outcome,
        result.exercised(),
        false,
        outcome == Outcome.PASS ? "" : detail);
  }

  private static String note(RuleResult result) {
    return result.note().isEmpty() ? result.verdict().text() : result.note();
  }
}

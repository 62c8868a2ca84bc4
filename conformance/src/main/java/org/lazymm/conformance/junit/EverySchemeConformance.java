package org.lazymm.conformance.junit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lazymm.api.Options;
import org.lazymm.conformance.ConformanceResult;
import org.lazymm.conformance.ConformanceSuite;
import org.lazymm.conformance.ExploredRules;
import org.lazymm.conformance.Replay;
import org.lazymm.conformance.Rule;
import org.lazymm.conformance.RuleResult;
import org.lazymm.conformance.Verdict;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.FoundScheme;
import org.opentest4j.TestAbortedException;

/**
 * The conformance test of every scheme on the class path, with default options: a test for each
 * rule of each scheme, and one for each scenario of the catalogue, explored in order and under the
 * memory model of its architecture. Use it by an empty subclass.
 *
 * <p>A rule that the scheme does not promise or that cannot be broken is shown as aborted with the
 * reason, and so is an exploration that met its limit, with each rule that rests on it. A rule that
 * was not tested often enough fails.
 */
public class EverySchemeConformance {

  /** For subclasses. */
  protected EverySchemeConformance() {}

  /** One container for each scheme that is found. */
  @TestFactory
  Stream<DynamicContainer> schemes() {
    Discovery discovery = Discovery.onClassPath();
    if (!discovery.problems().isEmpty()) {
      throw new AssertionError("schemes that cannot be tested: " + discovery.problems());
    }
    return discovery.registry().schemes().stream()
        .filter(scheme -> !Replay.leavesOut(scheme.name()))
        .map(EverySchemeConformance::rules);
  }

  private static DynamicContainer rules(FoundScheme scheme) {
    List<Rule> explored = ExploredRules.all();
    ConformanceResult result =
        Replay.scenario()
            .map(given -> ConformanceSuite.replay(scheme.provider(), Options.defaults(), given))
            .orElseGet(
                () ->
                    ConformanceSuite.check(scheme.provider(), Options.defaults(), Replay.budget()));
    return DynamicContainer.dynamicContainer(
        scheme.name(),
        Stream.concat(
            result.rules().stream()
                .filter(rule -> !explored.contains(rule.rule()))
                .map(
                    rule ->
                        DynamicTest.dynamicTest(rule.rule().toString(), () -> judge(result, rule))),
            Replay.scenario().isPresent()
                ? Stream.empty()
                : CatalogueTests.of(scheme.provider(), Options.defaults())));
  }

  private static void judge(ConformanceResult result, RuleResult found) {
    if (found.verdict() == Verdict.FAIL) {
      throw FailingScenario.error(result, found);
    }
    if (found.verdict() == Verdict.UNKNOWN
        && found.rule().judgedByRuns()
        && Replay.scenario().isEmpty()) {
      throw new AssertionError(result.scheme() + ", " + found);
    }
    if (found.verdict() != Verdict.PASS) {
      throw new TestAbortedException(result.scheme() + ", " + found);
    }
  }
}

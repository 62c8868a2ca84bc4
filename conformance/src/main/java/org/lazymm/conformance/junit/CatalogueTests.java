package org.lazymm.conformance.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Options;
import org.lazymm.conformance.ExploredRules;
import org.lazymm.conformance.Replay;
import org.lazymm.conformance.Rule;
import org.lazymm.conformance.RuleResult;
import org.lazymm.conformance.explore.CatalogueCase;
import org.lazymm.conformance.explore.CatalogueExploration;
import org.lazymm.explorer.kernel.Verdict;
import org.opentest4j.TestAbortedException;

/** Tests of a scheme by exploring the catalogue. What is not known is aborted, never passed. */
final class CatalogueTests {
  private CatalogueTests() {}

  /** A test for each case, then one for each rule that only explorations can judge. */
  static Stream<DynamicTest> of(LazyMmSchemeProvider provider, Options options) {
    CatalogueExploration exploration =
        new CatalogueExploration(
            provider.name(), kernel -> provider.create(kernel, options), Replay.exploring());
    return Stream.concat(
        CatalogueCase.all().stream().map(each -> test(exploration, each)),
        ExploredRules.all().stream().map(each -> test(exploration, each)));
  }

  private static DynamicTest test(CatalogueExploration exploration, CatalogueCase explored) {
    String name = exploration.scheme() + " " + explored;
    return DynamicTest.dynamicTest(
        name,
        () -> {
          Verdict verdict = exploration.verdict(explored);
          switch (verdict.result()) {
            case HOLDS -> {}
            case BROKEN -> throw new AssertionError(exploration.explain(explored));
            case UNKNOWN -> throw new TestAbortedException(name + ": " + verdict.reason());
          }
        });
  }

  private static DynamicTest test(CatalogueExploration exploration, Rule rule) {
    return DynamicTest.dynamicTest(
        rule.toString(),
        () -> {
          RuleResult found = ExploredRules.answer(rule, exploration);
          String scheme = exploration.scheme();
          switch (found.verdict()) {
            case PASS -> {}
            case FAIL ->
                throw new AssertionError(
                    scheme + " breaks " + rule + "\n" + found.failure().orElseThrow().what());
            default -> throw new TestAbortedException(scheme + ", " + found);
          }
        });
  }
}

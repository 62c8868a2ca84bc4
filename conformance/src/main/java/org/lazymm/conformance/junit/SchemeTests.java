package org.lazymm.conformance.junit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Options;
import org.lazymm.conformance.ConformanceResult;
import org.lazymm.conformance.ConformanceSuite;
import org.lazymm.conformance.Level;
import org.lazymm.conformance.Rule;
import org.lazymm.conformance.RuleResult;
import org.lazymm.conformance.RuleSet;
import org.lazymm.conformance.RuleVerdict;
import org.lazymm.conformance.Rules;
import org.lazymm.conformance.ScenarioReplay;
import org.lazymm.conformance.explore.CatalogueCase;
import org.lazymm.conformance.explore.CatalogueExploration;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.catalogue.OwnScenario;
import org.opentest4j.TestAbortedException;

/**
 * The tests of one scheme, which every way of running the suite shares. What is not known, not
 * tried or not guaranteed is aborted and never passed; what must have been tried and has not fails.
 */
final class SchemeTests {
  /** So many scenarios that break one rule have tests of their own. */
  static final int SHOWN_EACH = 3;

  private final LazyMmSchemeProvider provider;
  private final Options options;
  private final RuleSet rules;
  private final Failures failures;
  private final CatalogueExploration catalogue;
  private final Map<Rule, Scenario> broken = new ConcurrentHashMap<>();
  private @Nullable ConformanceResult result;

  /**
   * The tests of a scheme.
   *
   * @param provider makes the scheme
   * @param options its options
   * @param rules what it is held to
   * @param own scenarios that join the catalogue
   */
  SchemeTests(
      LazyMmSchemeProvider provider, Options options, RuleSet rules, List<OwnScenario> own) {
    this.provider = provider;
    this.options = options;
    this.rules = rules;
    this.failures = new Failures(provider, options, rules, own);
    this.catalogue =
        new CatalogueExploration(
            provider.name(),
            kernel -> provider.create(kernel, options),
            CatalogueExploration.explorer(ScenarioReplay.exploring()),
            own.stream().map(OwnScenario::entry).toList());
  }

  /** The verdicts on all rules; found out once. */
  private synchronized ConformanceResult result() {
    if (result == null) {
      Optional<Scenario> given = ScenarioReplay.scenario();
      result =
          given.isPresent()
              ? ConformanceSuite.replay(provider, options, given.get(), rules)
              : ConformanceSuite.check(provider, options, ScenarioReplay.budget(), rules)
                  .with(ConformanceSuite.explore(provider, options, ScenarioReplay.budget()))
                  .with(catalogue);
    }
    return result;
  }

  /**
   * Tries a rule on one scenario.
   *
   * @throws BrokenRuleSignal if it is broken
   */
  void tryOn(Scenario scenario, Rule rule) {
    RuleResult found = ConformanceSuite.run(provider, options, scenario).of(rule);
    if (found.verdict() == RuleVerdict.FAIL) {
      broken.put(rule, scenario);
      throw new BrokenRuleSignal(rule.toString());
    }
  }

  /**
   * What is to be said of a rule that one of the scenarios tried has broken.
   *
   * @throws ConformanceFailure always: of the suite's own scenario if there is one
   */
  void judgeBroken(Rule rule) {
    RuleResult found = result().of(rule);
    if (found.verdict() == RuleVerdict.FAIL) {
      throw failures.broken(result(), found);
    }
    Scenario scenario = broken.get(rule);
    if (scenario == null) {
      throw new IllegalStateException(rule + ": no scenario has broken it");
    }
    ConformanceResult small = ConformanceSuite.shrink(provider, options, scenario, rule);
    throw failures.broken(small, small.of(rule));
  }

  /**
   * A test for each of some rules.
   *
   * @param which says whether a rule is one of them
   */
  Stream<DynamicTest> rules(Predicate<Rule> which) {
    return rules.rules().stream()
        .filter(which)
        .map(rule -> DynamicTest.dynamicTest(rule.toString(), () -> judge(rule)));
  }

  /**
   * Tests a rule.
   *
   * @param rule one of the suite's
   * @throws ConformanceFailure if it is broken, or has not been tried and should have been
   * @throws TestAbortedException if it has not passed for another reason
   */
  void judge(Rule rule) {
    RuleResult found = result().of(rule);
    switch (found.verdict()) {
      case PASS -> {}
      case FAIL -> throw failures.broken(result(), found);
      case UNKNOWN, NOT_TRIED -> {
        if (rule.level() == Level.MUST && ScenarioReplay.scenario().isEmpty()) {
          throw failures.open(found);
        }
        throw aborted(found);
      }
      case NOT_GUARANTEED, BY_CONSTRUCTION -> throw aborted(found);
    }
  }

  private TestAbortedException aborted(RuleResult found) {
    return new TestAbortedException(provider.name() + ", " + found);
  }

  /**
   * A test for each scenario of the catalogue and memory model. Of those that break one rule the
   * first few have tests; all others share one, so that one bug does not flood its author.
   */
  Stream<DynamicTest> catalogue() {
    if (ScenarioReplay.scenario().isPresent()) {
      return Stream.empty();
    }
    Map<Rule, List<CatalogueCase>> brokenBy = new LinkedHashMap<>();
    return Stream.concat(
        // Explored one after the other, as the tests are asked for.
        catalogue.cases().stream().filter(each -> hasOwnTest(each, brokenBy)).map(this::test),
        Stream.of(brokenBy).map(Map::entrySet).flatMap(Set::stream).flatMap(this::others));
  }

  private boolean hasOwnTest(CatalogueCase explored, Map<Rule, List<CatalogueCase>> brokenBy) {
    Optional<Rule> rule = broken(explored);
    if (rule.isEmpty()) {
      return true;
    }
    List<CatalogueCase> breaking = brokenBy.computeIfAbsent(rule.get(), none -> new ArrayList<>());
    breaking.add(explored);
    return breaking.size() <= SHOWN_EACH;
  }

  /** The rule that a scenario breaks; none if it cannot be explored, which its test tells. */
  private Optional<Rule> broken(CatalogueCase explored) {
    try {
      return Optional.of(catalogue.verdict(explored))
          .filter(verdict -> verdict.result() == ExplorationVerdict.Result.BROKEN)
          .flatMap(ExplorationVerdict::shown)
          .map(violation -> Rules.of(violation.property()));
    } catch (RuntimeException | LinkageError thrown) {
      return Optional.empty();
    }
  }

  private DynamicTest test(CatalogueCase explored) {
    return DynamicTest.dynamicTest(explored.toString(), () -> judge(explored));
  }

  private Stream<DynamicTest> others(Map.Entry<Rule, List<CatalogueCase>> breaking) {
    List<CatalogueCase> all = breaking.getValue();
    if (all.size() <= SHOWN_EACH) {
      return Stream.empty();
    }
    List<CatalogueCase> others = all.subList(SHOWN_EACH, all.size());
    String id = breaking.getKey().id();
    return Stream.of(
        DynamicTest.dynamicTest(
            id + " in other scenarios of the catalogue: " + others.size(),
            () -> {
              throw failures.others(breaking.getKey(), catalogue, others);
            }));
  }

  private void judge(CatalogueCase explored) {
    ExplorationVerdict verdict = catalogue.verdict(explored);
    switch (verdict.result()) {
      case HOLDS -> {}
      case BROKEN -> throw failures.broken(catalogue, explored);
      case UNKNOWN, UNRUNNABLE ->
          throw new TestAbortedException(
              provider.name() + ", " + explored + ": " + verdict.reason());
    }
  }
}

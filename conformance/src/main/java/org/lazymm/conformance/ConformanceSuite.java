package org.lazymm.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Options;
import org.lazymm.conformance.explore.GeneratedExploration;
import org.lazymm.conformance.generate.ScenarioGenerator;
import org.lazymm.conformance.shrink.ScenarioShrinker;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.StepPlaces;
import org.lazymm.scheduler.machine.Fault;

/**
 * Tests schemes from code, without a test framework.
 *
 * <pre>{@code
 * ConformanceResult result =
 *     ConformanceSuite.check(provider, Options.defaults(), Budget.quick());
 * result.failures().forEach(broken -> System.out.println(result.explain(broken)));
 * }</pre>
 */
public final class ConformanceSuite {
  private ConformanceSuite() {}

  /**
   * Tests a scheme on generated scenarios.
   *
   * @param provider makes the scheme
   * @param options its options
   * @param budget how much it may cost
   */
  public static ConformanceResult check(
      LazyMmSchemeProvider provider, Options options, Budget budget) {
    return check(provider, options, budget, Set.of());
  }

  /**
   * Holds a scheme to rules of somebody's own too, on generated scenarios.
   *
   * @param provider makes the scheme
   * @param options its options
   * @param budget how much it may cost
   * @param rules what the scheme is held to
   */
  public static ConformanceResult check(
      LazyMmSchemeProvider provider, Options options, Budget budget, RuleSet rules) {
    return run(
        provider,
        options,
        budget,
        StepPlaces.NONE,
        rules,
        index -> ScenarioGenerator.generate(budget.seed(), index),
        false);
  }

  /**
   * Tests a scheme on generated scenarios in a kernel with bugs.
   *
   * @param provider makes the scheme
   * @param options its options
   * @param budget how much it may cost
   * @param faults the bugs injected in each scenario
   */
  public static ConformanceResult check(
      LazyMmSchemeProvider provider, Options options, Budget budget, Set<Fault> faults) {
    IntFunction<Scenario> sound = index -> ScenarioGenerator.generate(budget.seed(), index);
    return run(
        provider,
        options,
        budget,
        StepPlaces.NONE,
        RuleSet.shipped(),
        faults.isEmpty() ? sound : index -> sound.apply(index).withFaults(faults),
        false);
  }

  /**
   * Runs a scheme through one scenario in order. What it breaks is reported; nothing passes on the
   * strength of one scenario alone.
   *
   * @param provider makes the scheme
   * @param options its options
   * @param scenario what happens
   */
  public static ConformanceResult run(
      LazyMmSchemeProvider provider, Options options, Scenario scenario) {
    return run(provider, options, scenario, StepPlaces.NONE, RuleSet.shipped());
  }

  /**
   * Runs a scheme through one scenario in order, and says of what it breaks at which step it was.
   *
   * @param provider makes the scheme
   * @param options its options
   * @param scenario what happens
   * @param places where its steps stand
   * @param rules what the scheme is held to
   */
  public static ConformanceResult run(
      LazyMmSchemeProvider provider,
      Options options,
      Scenario scenario,
      StepPlaces places,
      RuleSet rules) {
    Budget once = new Budget(0, 1, 0, 0, Duration.ofDays(1));
    return run(provider, options, once, places, rules, index -> scenario, true);
  }

  /**
   * Runs a scheme in order through the smallest scenario that comes of one that breaks a rule.
   *
   * @param provider makes the scheme
   * @param options its options
   * @param scenario breaks the rule
   * @param broken the rule
   */
  public static ConformanceResult shrink(
      LazyMmSchemeProvider provider, Options options, Scenario scenario, Rule broken) {
    Scenario smallest =
        new ScenarioShrinker(
                candidate ->
                    run(provider, options, candidate).of(broken).verdict() == RuleVerdict.FAIL,
                Budget.normal().shrinkingRuns())
            .shrink(scenario);
    return run(provider, options, smallest);
  }

  /**
   * Runs a scheme through one scenario in order, and explores it if no step of it is stopped.
   *
   * @param provider makes the scheme
   * @param options its options
   * @param scenario what happens
   * @param rules what the scheme is held to
   */
  public static ConformanceResult replay(
      LazyMmSchemeProvider provider, Options options, Scenario scenario, RuleSet rules) {
    return run(provider, options, scenario, StepPlaces.NONE, rules)
        .with(exploration(provider, options).explore(scenario));
  }

  /**
   * Explores small generated scenarios.
   *
   * @param provider makes the scheme
   * @param options its options
   * @param budget how much it may cost
   */
  public static GeneratedExploration explore(
      LazyMmSchemeProvider provider, Options options, Budget budget) {
    return exploration(provider, options).run(budget.seed(), budget.explored());
  }

  private static GeneratedExploration exploration(LazyMmSchemeProvider provider, Options options) {
    return new GeneratedExploration(
        kernel -> provider.create(kernel, options), ScenarioReplay.exploring());
  }

  private static ConformanceResult run(
      LazyMmSchemeProvider provider,
      Options options,
      Budget budget,
      StepPlaces places,
      RuleSet rules,
      IntFunction<Scenario> generate,
      boolean compareAll) {
    long began = System.nanoTime();
    Function<Kernel, LazyMmScheme> scheme = kernel -> provider.create(kernel, options);
    Campaign campaign = new Campaign(scheme, budget, places, rules).run(generate, compareAll);
    List<RuleResult> found = rules.rules().stream().map(campaign::result).toList();
    if (!compareAll) {
      found = withRefusals(found, campaign, new RefusedGuarantees(scheme), generate);
    }
    return new ConformanceResult(
        provider.name(),
        budget.seed(),
        campaign.scenarios(),
        campaign.inconclusive(),
        Duration.ofNanos(System.nanoTime() - began),
        found);
  }

  private static List<RuleResult> withRefusals(
      List<RuleResult> rules,
      Campaign campaign,
      RefusedGuarantees refused,
      IntFunction<Scenario> generate) {
    Map<Rule, String> tried =
        refused.tried(campaign.notGuaranteed(), generate, campaign.scenarios());
    return rules.stream()
        .map(
            found ->
                switch (found.verdict()) {
                  case NOT_GUARANTEED -> found.withNote(tried.getOrDefault(found.rule(), ""));
                  case PASS ->
                      found.rule().equals(Rules.GUARANTEES)
                          ? refused
                              .needlessBarrier(campaign.guarantees())
                              .map(found::broken)
                              .orElse(found)
                          : found;
                  default -> found;
                })
        .toList();
  }
}

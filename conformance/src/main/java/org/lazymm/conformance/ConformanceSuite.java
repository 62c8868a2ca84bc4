package org.lazymm.conformance;

import java.time.Duration;
import java.util.Set;
import java.util.function.IntFunction;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Options;
import org.lazymm.conformance.generate.ScenarioGenerator;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.scenario.Scenario;

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
   * Tests a scheme on generated scenarios in a kernel with bugs.
   *
   * @param provider makes the scheme
   * @param options its options
   * @param budget how much it may cost
   * @param faults the bugs planted in each scenario
   */
  public static ConformanceResult check(
      LazyMmSchemeProvider provider, Options options, Budget budget, Set<Fault> faults) {
    IntFunction<Scenario> sound = index -> ScenarioGenerator.generate(budget.seed(), index);
    return run(
        provider,
        options,
        budget,
        faults.isEmpty() ? sound : index -> sound.apply(index).withFaults(faults),
        false);
  }

  /**
   * Tests a scheme on one scenario. What it breaks is reported; nothing passes on the strength of
   * one scenario alone.
   *
   * @param provider makes the scheme
   * @param options its options
   * @param scenario what happens
   */
  public static ConformanceResult replay(
      LazyMmSchemeProvider provider, Options options, Scenario scenario) {
    Budget once = new Budget(0, 1, 0, Duration.ofDays(1));
    return run(provider, options, once, index -> scenario, true);
  }

  private static ConformanceResult run(
      LazyMmSchemeProvider provider,
      Options options,
      Budget budget,
      IntFunction<Scenario> generate,
      boolean compareAll) {
    long began = System.nanoTime();
    Campaign campaign =
        new Campaign(kernel -> provider.create(kernel, options), budget).run(generate, compareAll);
    return new ConformanceResult(
        provider.name(),
        budget.seed(),
        campaign.scenarios(),
        campaign.inconclusive(),
        Duration.ofNanos(System.nanoTime() - began),
        Rules.all().stream().map(campaign::result).toList());
  }
}

package org.lazymm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.api.Options;
import org.lazymm.scheduler.scenario.ScenarioYaml;

/** A kit that never fails proves nothing: known mistakes are caught, by the rules they break. */
class BrokenSchemesTest {
  private static final int MOST_CPUS = 3;
  private static final int MOST_STEPS = 12;

  static Stream<BrokenScheme> all() {
    return Stream.of(BrokenSchemes.historic(), BrokenSchemes.plain(), BrokenSchemes.nameless())
        .flatMap(broken -> broken);
  }

  @ParameterizedTest
  @MethodSource("all")
  void eachIsCaughtByTheRulesItBreaksInASmallScenario(BrokenScheme broken) {
    var provider = Providers.of("broken", broken.scheme());
    ConformanceResult result =
        ConformanceSuite.check(
            provider, Options.defaults(), Budget.of(broken.within()), broken.faults());

    for (Rule rule : broken.rules()) {
      RuleResult found = result.of(rule);
      assertEquals(Verdict.FAIL, found.verdict(), () -> rule + ": " + result.rules());
      Failure failure = found.failure().orElseThrow();
      System.out.printf(
          "%s %s after %d scenarios: %d CPUs, %d steps%n",
          broken, rule.id(), failure.foundAfter(), failure.scenario().cpus(), failure.steps());
      String text = result.explain(found);
      assertTrue(failure.scenario().cpus() <= MOST_CPUS && failure.steps() <= MOST_STEPS, text);
      assertTrue(text.contains(rule.claim()) && text.contains(failure.yaml()), text);

      ConformanceResult again =
          ConformanceSuite.replay(
              provider,
              Options.defaults(),
              ScenarioYaml.parse(failure.yaml(), "the failing scenario"));
      assertEquals(Verdict.FAIL, again.of(rule).verdict(), text);
    }
  }
}

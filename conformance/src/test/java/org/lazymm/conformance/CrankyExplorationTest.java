package org.lazymm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.conformance.explore.CatalogueCase;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ExplorationVerdict.Result;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.property.Property;

/**
 * A cranky runtime means the same where executions are explored as where steps follow each other.
 */
@Tag("slow")
class CrankyExplorationTest {
  private static final ScenarioExplorer EXPLORER =
      new ScenarioExplorer(Limits.NONE.withTime(Duration.ofSeconds(20)));

  private static final String BESIDE_A_USER =
      """
      scenario: beside-a-user
      cpus: 3
      architecture: riscv
      tasks:
      - {name: a, mm: own}
      - {name: b, mm: a}
      - {name: q, mm: own}
      setup:
      - {cpu: 2, do: run q}
      - {cpu: 1, do: run b}
      - {cpu: 1, do: exit}
      - {cpu: 1, do: idle}
      - {cpu: 0, do: run a}
      steps:
      - {cpu: 0, do: exit}
      """;

  private static ExplorationVerdict explore(
      Scenario scenario, Function<Kernel, LazyMmScheme> scheme) {
    return EXPLORER.explore(scenario, scheme, CatalogueCase.modelOf(scenario));
  }

  @Test
  void whoTakesEveryCandidateForLazyIsCaught() {
    Scenario calm = ScenarioYaml.parse(BESIDE_A_USER, "beside-a-user");
    ExplorationVerdict exact = explore(calm, OverAssumingScheme.ExactCandidates::new);
    assertEquals(Result.HOLDS, exact.result(), exact::toString);
    assertTrue(
        LongStream.rangeClosed(1, 20)
            .mapToObj(
                seed -> explore(calm.withCranky(seed), OverAssumingScheme.ExactCandidates::new))
            .anyMatch(verdict -> verdict.breaks(Property.X2)),
        "not caught");
  }

  static Stream<SchemeSelection> shipped() {
    return Discovery.onClassPath().registry().schemes().stream().map(SchemeSelection::withDefaults);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedSchemeBearsIt(SchemeSelection scheme) {
    for (String name : new String[] {"exit-while-lazy", "exit-against-return"}) {
      for (long seed = 1; seed <= 10; seed++) {
        Scenario scenario = Catalogue.load(name).scenario().withCranky(seed);
        ExplorationVerdict verdict = explore(scenario, scheme::create);
        assertTrue(verdict.result() != Result.BROKEN, () -> scenario + ": " + verdict);
      }
    }
  }

  @Test
  void theSeedDecidesWhatComes() {
    Scenario scenario = Catalogue.load("exit-against-return").scenario();
    SchemeSelection scheme = SchemeSelection.parse(Discovery.onClassPath().registry(), "hazard");
    Set<Long> executions = new HashSet<>();
    for (long seed = 0; seed <= 10; seed++) {
      Scenario cranky = scenario.withCranky(seed);
      long complete = explore(cranky, scheme::create).outcome().complete();
      assertEquals(complete, explore(cranky, scheme::create).outcome().complete());
      executions.add(complete);
    }
    assertTrue(executions.size() > 1, executions::toString);
  }
}

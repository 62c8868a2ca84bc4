package org.lazymm.conformance.seeded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.lazymm.conformance.explore.CatalogueCase;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ExplorationVerdict.Result;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.scenario.Weakening;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scenario.catalogue.CatalogueEntry;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Model;

/**
 * The lack of a redundant order breaks nothing in the catalogue. Each weakened place is explored to
 * the end in every scenario that passes there, on a machine that has no barrier in a switch
 * (powerpc) and under the kernel's model.
 */
@Tag("slow")
class RedundantOrdersTest {
  static final List<RedundantOrder> REDUNDANT = RedundantOrder.ALL;

  private static final ScenarioExplorer EXPLORER =
      new ScenarioExplorer(Limits.NONE.withTime(Duration.ofSeconds(30)));

  @ParameterizedTest(name = "{0}")
  @FieldSource("REDUNDANT")
  void breaksNothingInAnyScenario(RedundantOrder redundant) {
    SchemeSelection scheme = redundant.selection();
    Weakening weaker = redundant.among(OrderedPlaces.of(scheme));
    List<ExplorationVerdict> verdicts = new ArrayList<>();
    for (CatalogueEntry entry : Catalogue.all()) {
      Scenario scenario = entry.scenario().withArchitecture(Architecture.POWERPC);
      Model model = CatalogueCase.modelOf(scenario);
      if (scenario.cpus() <= redundant.mostCpus()
          && EXPLORER.sites(scenario, scheme::create, model).contains(weaker.site())) {
        verdicts.add(EXPLORER.explore(scenario, scheme::create, model, weaker));
      }
    }

    assertTrue(
        verdicts.size() >= redundant.leastPasses(),
        () -> redundant + " is passed " + verdicts.size() + " times");
    for (ExplorationVerdict verdict : verdicts) {
      assertEquals(Result.HOLDS, verdict.result(), verdict::toString);
      assertTrue(verdict.outcome().exhaustive(), verdict::toString);
    }
  }
}

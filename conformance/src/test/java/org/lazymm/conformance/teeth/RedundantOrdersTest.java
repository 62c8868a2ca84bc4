package org.lazymm.conformance.teeth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.broken.order.Planting;
import org.lazymm.conformance.explore.CatalogueCase;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.Verdict;
import org.lazymm.explorer.Verdict.Result;
import org.lazymm.explorer.scenario.Site;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scheduler.catalogue.Catalogue;
import org.lazymm.scheduler.catalogue.CatalogueEntry;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.scenario.Scenario;

/**
 * Orders of the schemes whose lack breaks nothing in the catalogue: redundant in bound, which is no
 * proof beyond it. Each weakened place is explored to the end in every scenario that passes there,
 * on a machine that has no barrier in a switch (powerpc) and under the kernel's model.
 */
@Tag("slow")
class RedundantOrdersTest {
  private static final ScenarioExplorer EXPLORER =
      new ScenarioExplorer(Limits.NONE.withTime(Duration.ofSeconds(30)));

  // HP8 and HP10b: whatever is read, a fully ordered drop or exchange comes before the free.
  @ParameterizedTest(name = "{0}: {1} as {2}")
  @CsvSource({
    "hazard, HazardScheme.usersGone (load ACQUIRE), RELAXED",
    "hazard, HazardScheme.deliver (load ACQUIRE), RELAXED",
    "hazard, HazardScheme.takeLateMail (load ACQUIRE), RELAXED",
    "rcu, RcuScheme.usersGone (load ACQUIRE), RELAXED",
    "rcu, RcuScheme.resolve (update ACQUIRE), RELAXED",
    "hazard-evict, HazardEvictScheme.borrow (barrier MB), NONE",
    "hazard-evict, HazardEvictScheme.evictReaders (barrier MB), NONE"
  })
  void breaksNothingInAnyScenario(String name, String place, String to) {
    SchemeSelection scheme = SchemeSelection.parse(Discovery.onClassPath().registry(), name);
    List<Verdict> verdicts = new ArrayList<>();
    for (CatalogueEntry entry : Catalogue.all()) {
      Scenario scenario = entry.scenario().withArchitecture(Architecture.POWERPC);
      if (scenario.cpus() > 2) {
        continue; // Too large for hazard-evict to be explored to the end.
      }
      for (Site site : EXPLORER.sites(scenario, scheme::create, CatalogueCase.modelOf(scenario))) {
        if (Planting.withoutLine(site).equals(place)) {
          verdicts.add(
              EXPLORER.explore(
                  scenario,
                  scheme::create,
                  CatalogueCase.modelOf(scenario),
                  Planting.weakening(site, to)));
        }
      }
    }

    assertTrue(verdicts.size() > 5, () -> place + " is passed " + verdicts.size() + " times");
    for (Verdict verdict : verdicts) {
      assertEquals(Result.HOLDS, verdict.result(), verdict::toString);
      assertTrue(verdict.outcome().exhaustive(), verdict::toString);
    }
  }
}

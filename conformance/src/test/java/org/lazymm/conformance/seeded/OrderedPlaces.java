package org.lazymm.conformance.seeded;

import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.lazymm.conformance.explore.CatalogueCase;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.fences.FenceInference;
import org.lazymm.explorer.scenario.Site;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scenario.catalogue.CatalogueEntry;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Model;

/** The places in the source of a scheme at which an order or a barrier stands. */
final class OrderedPlaces {
  /** A place that is passed at all is passed in one of the first executions of some scenario. */
  private static final ScenarioExplorer EXPLORER =
      new ScenarioExplorer(Limits.NONE.withExecutions(20));

  private OrderedPlaces() {}

  /** Those that a scheme passes in the catalogue, on a machine that has no barrier in a switch. */
  static SortedSet<Site> of(SchemeSelection scheme) {
    NavigableSet<Site> places = new TreeSet<>();
    for (CatalogueEntry entry : Catalogue.all()) {
      Scenario scenario = entry.scenario().withArchitecture(Architecture.POWERPC);
      Model model = CatalogueCase.modelOf(scenario);
      EXPLORER.sites(scenario, scheme::create, model).stream()
          .filter(FenceInference::isOfScheme)
          .filter(site -> site.strength().orders())
          .forEach(places::add);
    }
    return places;
  }
}

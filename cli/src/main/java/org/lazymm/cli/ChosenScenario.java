package org.lazymm.cli;

import java.util.List;
import org.lazymm.scheduler.catalogue.Catalogue;
import org.lazymm.scheduler.catalogue.CatalogueEntry;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.PostSwitchBarrier;
import org.lazymm.scheduler.property.Family;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.scenario.Scenario;
import org.lazymm.scheduler.scenario.ScenarioFile;
import org.lazymm.scheduler.scenario.StepPlaces;

/**
 * A scenario that was asked for.
 *
 * @param asked how it was asked for: a name of the catalogue or a file
 * @param scenario the scenario, changed as asked for
 * @param isOfCatalogue whether it is one of the catalogue's
 * @param properties the properties that it is about, as far as that is known
 * @param places where its steps stand in its text
 */
record ChosenScenario(
    String asked,
    Scenario scenario,
    boolean isOfCatalogue,
    List<Property> properties,
    StepPlaces places) {

  /** Copies the list. */
  ChosenScenario {
    properties = List.copyOf(properties);
  }

  /** One of the catalogue. */
  static ChosenScenario of(CatalogueEntry entry) {
    return new ChosenScenario(
        entry.name(),
        entry.scenario(),
        true,
        entry.properties(),
        StepPlaces.of(Catalogue.source(entry.name()), entry.name() + ".yaml"));
  }

  /**
   * One of a file.
   *
   * @param file the file, as it was asked for
   * @param read what it holds
   */
  static ChosenScenario of(String file, ScenarioFile read) {
    return new ChosenScenario(
        file, read.scenario(), false, read.about().stream().toList(), read.places());
  }

  /** Whether it is about {@code membarrier(2)}. */
  boolean membarrier() {
    return properties.stream().anyMatch(property -> property.family() == Family.MEMBARRIER);
  }

  /** The same on another architecture. */
  ChosenScenario on(Architecture architecture) {
    return with(scenario.withArchitecture(architecture));
  }

  /** The same with another supplier of the barrier after a switch. */
  ChosenScenario with(PostSwitchBarrier barrier) {
    return with(scenario.withPostSwitchBarrier(barrier));
  }

  private ChosenScenario with(Scenario changed) {
    return new ChosenScenario(asked, changed, isOfCatalogue, properties, places);
  }
}

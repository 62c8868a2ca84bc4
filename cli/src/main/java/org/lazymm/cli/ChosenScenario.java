package org.lazymm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lazymm.scheduler.catalogue.Catalogue;
import org.lazymm.scheduler.catalogue.CatalogueEntry;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.PostSwitchBarrier;
import org.lazymm.scheduler.property.Family;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.scenario.Scenario;
import org.lazymm.scheduler.scenario.StepPlaces;

/**
 * A scenario that was asked for.
 *
 * @param asked how it was asked for: a name of the catalogue or a file
 * @param scenario the scenario, changed as asked for
 * @param isOfCatalogue whether it is one of the catalogue's
 * @param properties the properties that it is about, as far as that is known
 */
record ChosenScenario(
    String asked, Scenario scenario, boolean isOfCatalogue, List<Property> properties) {

  /** Copies the list. */
  ChosenScenario {
    properties = List.copyOf(properties);
  }

  /** One of the catalogue. */
  static ChosenScenario of(CatalogueEntry entry) {
    return new ChosenScenario(entry.name(), entry.scenario(), true, entry.properties());
  }

  /**
   * One of a file.
   *
   * @param file the file, as it was asked for
   * @param scenario what it holds
   */
  static ChosenScenario of(String file, Scenario scenario) {
    List<Property> about =
        scenario.forbidden().map(outcome -> List.of(outcome.property())).orElse(List.of());
    return new ChosenScenario(file, scenario, false, about);
  }

  /** Where its steps stand in its text; none if that is not to be read any more. */
  StepPlaces places() {
    if (isOfCatalogue) {
      return StepPlaces.of(Catalogue.source(asked), asked + ".yaml");
    }
    try {
      return StepPlaces.of(Files.readString(Path.of(asked)), asked);
    } catch (IOException gone) {
      return StepPlaces.NONE;
    }
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
    return new ChosenScenario(asked, changed, isOfCatalogue, properties);
  }
}

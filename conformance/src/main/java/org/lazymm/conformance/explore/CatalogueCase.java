package org.lazymm.conformance.explore;

import java.util.List;
import java.util.stream.Stream;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scenario.catalogue.CatalogueEntry;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;

/**
 * A scenario of the catalogue under a memory model.
 *
 * @param entry the scenario
 * @param model which executions there are
 */
public record CatalogueCase(CatalogueEntry entry, Model model) {

  /**
   * All scenarios: each sequentially consistent on its own architecture, and on each of its {@link
   * CatalogueEntry#architectures} under the model of that.
   */
  public static List<CatalogueCase> all() {
    return Catalogue.all().stream().flatMap(CatalogueCase::of).toList();
  }

  /**
   * One scenario: sequentially consistent on its own architecture, and on each of its {@link
   * CatalogueEntry#architectures} under the model of that.
   *
   * @param entry the scenario
   */
  public static Stream<CatalogueCase> of(CatalogueEntry entry) {
    return Stream.concat(
        Stream.of(new CatalogueCase(entry, Model.SC)),
        entry.architectures().stream()
            .map(entry::on)
            .map(each -> new CatalogueCase(each, modelOf(each.scenario()))));
  }

  /**
   * The model of the architecture on which a scenario happens.
   *
   * @param scenario what happens
   */
  public static Model modelOf(Scenario scenario) {
    return scenario.settings().architecture().model();
  }

  /**
   * Whether the scenario is about a property.
   *
   * @param property which
   */
  public boolean isAbout(Property property) {
    return entry.properties().contains(property);
  }

  @Override
  public String toString() {
    return entry.name() + " on " + entry.scenario().architecture() + " under " + model;
  }
}

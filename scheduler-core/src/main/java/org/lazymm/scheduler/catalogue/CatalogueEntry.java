package org.lazymm.scheduler.catalogue;

import java.util.List;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.scenario.Scenario;

/**
 * One scenario of the catalogue.
 *
 * @param name what it is called
 * @param description what it is about, in one line
 * @param properties the properties that it is about
 * @param bugs the historic bugs that it shows, by the ids of this project's notes; may be empty
 * @param scenario what happens
 */
public record CatalogueEntry(
    String name,
    String description,
    List<Property> properties,
    List<String> bugs,
    Scenario scenario) {
  /** Copies the lists. */
  public CatalogueEntry {
    properties = List.copyOf(properties);
    bugs = List.copyOf(bugs);
  }
}

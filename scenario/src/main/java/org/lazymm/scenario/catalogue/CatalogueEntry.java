package org.lazymm.scenario.catalogue;

import java.util.List;
import java.util.stream.Stream;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.property.Family;
import org.lazymm.scheduler.property.Property;

/**
 * One scenario of the catalogue.
 *
 * @param name what it is called
 * @param description what it is about, in one line
 * @param properties the properties that it is about
 * @param bugs the historic bugs that it shows, by the ids of this project's notes; may be empty
 * @param notOn the architectures on which it has too many executions to be explored by default
 * @param scenario what happens
 */
public record CatalogueEntry(
    String name,
    String description,
    List<Property> properties,
    List<String> bugs,
    List<Architecture> notOn,
    Scenario scenario) {
  /** Copies the lists. */
  public CatalogueEntry {
    properties = List.copyOf(properties);
    bugs = List.copyOf(bugs);
    notOn = List.copyOf(notOn);
  }

  /** Whether it is a program of {@code membarrier(2)}, and not a race of an mm's life. */
  public boolean isMembarrier() {
    return properties.stream().anyMatch(property -> property.family() == Family.MEMBARRIER);
  }

  /**
   * The architectures on which it is to be explored, its own first. The life of an mm rests on
   * masks, flushes and barriers, so a race of it happens on each architecture that has others; one
   * that is about what a single architecture guarantees, and a program of membarrier, on its own
   * alone.
   */
  public List<Architecture> architectures() {
    Architecture own = scenario.architecture();
    return isMembarrier() || !Architecture.DIFFERENT.contains(own)
        ? List.of(own)
        : Stream.concat(Stream.of(own), Architecture.DIFFERENT.stream())
            .filter(each -> !notOn.contains(each))
            .distinct()
            .toList();
  }

  /**
   * The same on another architecture.
   *
   * @param architecture which
   */
  public CatalogueEntry on(Architecture architecture) {
    return new CatalogueEntry(
        name, description, properties, bugs, notOn, scenario.withArchitecture(architecture));
  }
}

package org.lazymm.evaluation.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioFile;
import org.lazymm.scenario.StepPlaces;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scenario.catalogue.CatalogueEntry;
import org.lazymm.scenario.catalogue.OwnScenario;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.machine.PostSwitchBarrier;
import org.lazymm.scheduler.property.Family;
import org.lazymm.scheduler.property.Property;

/**
 * A scenario that was asked for.
 *
 * @param asked how it was asked for: a name of the catalogue or a file
 * @param scenario the scenario, changed as asked for
 * @param isOfCatalogue whether it is one of the catalogue's
 * @param properties the properties that it is about, as far as that is known
 * @param architectures the architectures on which it is explored if none is asked for, its own
 *     first
 * @param places where its steps stand in its text
 */
public record ChosenScenario(
    String asked,
    Scenario scenario,
    boolean isOfCatalogue,
    List<Property> properties,
    List<Architecture> architectures,
    StepPlaces places) {

  /** Copies the list. */
  public ChosenScenario {
    properties = List.copyOf(properties);
    architectures = List.copyOf(architectures);
  }

  /** One of the catalogue. */
  public static ChosenScenario of(CatalogueEntry entry) {
    return new ChosenScenario(
        entry.name(),
        entry.scenario(),
        true,
        entry.properties(),
        entry.architectures(),
        StepPlaces.of(Catalogue.source(entry.name()), entry.name() + ".yaml"));
  }

  /**
   * One of a file.
   *
   * @param file the file, as it was asked for
   * @param read what it holds
   */
  public static ChosenScenario of(String file, ScenarioFile read) {
    return new ChosenScenario(
        file,
        read.scenario(),
        false,
        read.about().stream().toList(),
        List.of(read.scenario().architecture()),
        read.places());
  }

  /** One that joins the catalogue; it is called as it is asked for. */
  public static ChosenScenario of(OwnScenario own) {
    OwnScenario called = new OwnScenario(own.asked(), own.asked(), own.read());
    ChosenScenario chosen = of(own.asked(), own.read());
    return chosen.with(called.entry().scenario());
  }

  /** As an entry beside those of the catalogue, where it is none of its own. */
  CatalogueEntry entry() {
    return new OwnScenario(asked, asked, new ScenarioFile(scenario, about(), places, List.of()))
        .entry();
  }

  private Optional<Property> about() {
    return properties.stream().findFirst();
  }

  /** Whether it is as it was written, and not put on another architecture. */
  public boolean isOnItsOwn() {
    return scenario.architecture().equals(architectures.get(0));
  }

  /** Whether it is about {@code membarrier(2)}. */
  public boolean membarrier() {
    return properties.stream().anyMatch(property -> property.family() == Family.MEMBARRIER);
  }

  /** The same on another architecture. */
  public ChosenScenario on(Architecture architecture) {
    return with(scenario.withArchitecture(architecture));
  }

  /** The same with another supplier of the barrier after a switch. */
  public ChosenScenario with(PostSwitchBarrier barrier) {
    return with(scenario.withPostSwitchBarrier(barrier));
  }

  /** The same with more bugs of the kernel than it has. */
  public ChosenScenario injecting(Set<Fault> faults) {
    if (faults.isEmpty()) {
      return this;
    }
    Set<Fault> all = new HashSet<>(scenario.faults());
    all.addAll(faults);
    return with(scenario.withFaults(all));
  }

  private ChosenScenario with(Scenario changed) {
    return new ChosenScenario(asked, changed, isOfCatalogue, properties, architectures, places);
  }
}

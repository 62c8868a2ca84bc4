package org.lazymm.broken.order;

import java.util.Optional;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.scenario.Weakening;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.machine.PostSwitchBarrier;
import org.lazymm.scheduler.property.Property;

/**
 * A bug of order, and how it is caught.
 *
 * @param bug its id in this project's notes, and what it is
 * @param name of the scheme in which it is injected
 * @param sound that scheme without it
 * @param scenario the case that shows it
 * @param injecting the bug
 * @param property what it breaks
 * @param cause what the reason says
 */
public record OrderMutant(
    String bug,
    String name,
    Function<Kernel, LazyMmScheme> sound,
    Scenario scenario,
    Seeding injecting,
    Property property,
    String cause) {

  /** One in a scheme that is offered, in a scenario of the catalogue. */
  static OrderMutant of(
      String bug,
      String scheme,
      String scenario,
      Seeding injecting,
      Property property,
      String cause) {
    SchemeSelection selection = SchemeSelection.parse(Discovery.onClassPath().registry(), scheme);
    return new OrderMutant(
        bug,
        scheme,
        selection::create,
        Catalogue.load(scenario).scenario(),
        injecting,
        property,
        cause);
  }

  /** The same on another architecture. */
  OrderMutant on(Architecture other) {
    return in(scenario.withArchitecture(other));
  }

  /** The same with another supplier of the barrier after a switch. */
  OrderMutant with(PostSwitchBarrier supplier) {
    return in(scenario.withPostSwitchBarrier(supplier));
  }

  private OrderMutant in(Scenario other) {
    return new OrderMutant(bug, name, sound, other, injecting, property, cause);
  }

  /** The model of its architecture. */
  public Model model() {
    return scenario.settings().architecture().model();
  }

  /**
   * The order that is weaker than written, at its place in the source; empty if the bug is another
   * one.
   *
   * @param explorer finds the place
   */
  public Optional<Weakening> weakening(ScenarioExplorer explorer) {
    return injecting.weaker().map(weaker -> weaker.among(explorer.sites(scenario, sound, model())));
  }

  /** The case without the bug. */
  public ExplorationVerdict without(ScenarioExplorer explorer, Model under) {
    return explorer.explore(scenario, sound, under);
  }

  /** The case with the bug. */
  public ExplorationVerdict with(ScenarioExplorer explorer, Model under) {
    return injecting.exploring().explore(explorer, scenario, sound, under);
  }

  @Override
  public String toString() {
    return bug
        + ": "
        + name
        + " in "
        + scenario.name()
        + " on "
        + scenario.architecture()
        + " under "
        + model()
        + " breaks "
        + property;
  }
}

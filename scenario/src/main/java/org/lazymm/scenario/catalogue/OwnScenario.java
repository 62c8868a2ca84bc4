package org.lazymm.scenario.catalogue;

import java.util.List;
import java.util.Set;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioFile;
import org.lazymm.scheduler.machine.Architecture;

/**
 * A scenario of an author's own that joins the catalogue.
 *
 * @param name the name of its file without the ending
 * @param asked how the command line takes it: a file, or the name of one in a plugin
 * @param read what it says
 */
public record OwnScenario(String name, String asked, ScenarioFile read) {

  /** As an entry beside those of the catalogue, which is explored on its own architecture alone. */
  public CatalogueEntry entry() {
    Scenario scenario = read.scenario().withName(name);
    Set<Architecture> own = Set.of(scenario.architecture());
    return new CatalogueEntry(
        name,
        "an own scenario",
        read.about().stream().toList(),
        List.of(),
        Architecture.DIFFERENT.stream().filter(each -> !own.contains(each)).toList(),
        scenario);
  }
}

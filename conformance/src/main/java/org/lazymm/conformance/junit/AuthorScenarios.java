package org.lazymm.conformance.junit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lazymm.scenario.catalogue.OwnScenario;
import org.lazymm.scenario.catalogue.OwnScenarios;
import org.lazymm.scenario.catalogue.TakenNames;

/** The scenarios of the project under test that join the catalogue. */
final class AuthorScenarios {
  private AuthorScenarios() {}

  /**
   * Those of the class path, and more.
   *
   * @param files the others
   * @throws IllegalArgumentException if two have one name, or one has a name of the catalogue
   */
  static List<OwnScenario> all(List<Path> files) {
    List<OwnScenario> all = new ArrayList<>(OwnScenarios.onClassPath(AuthorProject.classes()));
    files.stream().map(OwnScenarios::of).forEach(all::add);
    TakenNames taken = new TakenNames();
    for (OwnScenario each : all) {
      try {
        taken.take(each.name());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(each.asked() + ": " + e.getMessage(), e);
      }
    }
    return all;
  }
}

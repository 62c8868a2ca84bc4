package org.lazymm.conformance.junit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scenario.catalogue.OwnScenario;
import org.lazymm.scenario.catalogue.OwnScenarios;

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
    List<OwnScenario> all = new ArrayList<>(OwnScenarios.onClassPath(classes()));
    files.stream().map(OwnScenarios::of).forEach(all::add);
    Set<String> taken = new HashSet<>(Catalogue.names());
    for (OwnScenario each : all) {
      if (!taken.add(each.name())) {
        throw new IllegalArgumentException(
            each.asked() + ": there is a scenario '" + each.name() + "' already; rename the file");
      }
    }
    return all;
  }

  private static ClassLoader classes() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread == null ? AuthorScenarios.class.getClassLoader() : ofThread;
  }
}

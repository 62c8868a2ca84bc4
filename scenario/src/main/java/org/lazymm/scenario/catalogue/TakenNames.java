package org.lazymm.scenario.catalogue;

import java.util.HashSet;
import java.util.Set;

/** The names that a scenario that joins the catalogue can no longer have. */
public final class TakenNames {
  private final Set<String> taken = new HashSet<>(Catalogue.names());

  /** Those of the catalogue. */
  public TakenNames() {}

  /**
   * Takes one more.
   *
   * @param name the name of a scenario that joins
   * @throws IllegalArgumentException if it is taken
   */
  public void take(String name) {
    if (!taken.add(name)) {
      throw new IllegalArgumentException(
          "there is a scenario '" + name + "' already; rename the file");
    }
  }
}

package org.lazymm.cli;

import java.util.Iterator;
import org.lazymm.scenario.catalogue.Catalogue;

/** The names of the scenarios of the catalogue, for completion and help. */
final class ScenarioNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Catalogue.names().iterator();
  }
}

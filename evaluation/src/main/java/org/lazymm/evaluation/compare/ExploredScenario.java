package org.lazymm.evaluation.compare;

import java.util.Set;
import org.lazymm.report.Outcome;

/**
 * What came of exploring one scenario under one memory model.
 *
 * @param properties the ids of the properties that it judges: those that it is about, and the one
 *     that it breaks
 * @param tried those of them that some execution put in danger
 * @param outcome whether it holds
 * @param executions how many were looked at, 0 or more
 * @param exhaustive whether these are all there are
 * @param detail of a failure: what broke and the command that shows it again; of an unknown: why
 */
record ExploredScenario(
    Set<String> properties,
    Set<String> tried,
    Outcome outcome,
    long executions,
    boolean exhaustive,
    String detail) {

  /** Copies the sets. */
  public ExploredScenario {
    properties = Set.copyOf(properties);
    tried = Set.copyOf(tried);
  }
}

package org.lazymm.scenario;

import java.util.List;
import java.util.Optional;
import org.lazymm.scheduler.property.Property;

/**
 * What the text of a scenario says.
 *
 * @param scenario what happens
 * @param about the property that it is about, if it names one
 * @param places where its steps stand
 * @param notices the words of an earlier lazymm that it uses, a line each with what to write now
 */
public record ScenarioFile(
    Scenario scenario, Optional<Property> about, StepPlaces places, List<String> notices) {
  /** Copies the list. */
  public ScenarioFile {
    notices = List.copyOf(notices);
  }
}

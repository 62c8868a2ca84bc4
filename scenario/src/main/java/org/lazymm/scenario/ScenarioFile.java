package org.lazymm.scenario;

import java.util.Optional;
import org.lazymm.scheduler.property.Property;

/**
 * What the text of a scenario says.
 *
 * @param scenario what happens
 * @param about the property that it is about, if it names one
 * @param places where its steps stand
 */
public record ScenarioFile(Scenario scenario, Optional<Property> about, StepPlaces places) {}

package org.lazymm.conformance;

import java.util.List;
import org.lazymm.scenario.Step;
import org.lazymm.scheduler.property.Property;

/**
 * The step in which a sequential run broke a rule.
 *
 * @param step the step
 * @param place where it stands in the scenario's text: {@code file:line:column}, or the line in the
 *     text that is shown with it; empty if that is not known
 * @param breaks all properties that were first broken in this step, in the order of properties
 */
public record FailingStep(Step step, String place, List<Property> breaks) {
  /** Copies the list. */
  public FailingStep {
    breaks = List.copyOf(breaks);
  }

  @Override
  public String toString() {
    return "in step '"
        + step.action()
        + "' on cpu "
        + step.cpu()
        + (place.isEmpty() ? "" : " at " + place);
  }
}

package org.lazymm.conformance;

import org.lazymm.scheduler.scenario.Step;

/**
 * The step in which a run in order broke a rule.
 *
 * @param step the step
 * @param place where it stands in the scenario's text: {@code file:line:column}, or the line in the
 *     text that is shown with it; empty if that is not known
 */
public record FailingStep(Step step, String place) {
  @Override
  public String toString() {
    return "in step '"
        + step.action()
        + "' on cpu "
        + step.cpu()
        + (place.isEmpty() ? "" : " at " + place);
  }
}

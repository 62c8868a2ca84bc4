package org.lazymm.sequential;

import org.lazymm.scenario.Step;

/**
 * A step that made no sense when its turn came, by a fault of the scenario.
 *
 * @param step which
 * @param why it made none, in a clause
 */
public record SkippedStep(Step step, String why) {
  @Override
  public String toString() {
    return "step '" + step.action() + "' on cpu " + step.cpu() + " was skipped: " + why;
  }
}

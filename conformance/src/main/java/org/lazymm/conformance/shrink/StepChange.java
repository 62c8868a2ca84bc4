package org.lazymm.conformance.shrink;

import org.jspecify.annotations.Nullable;
import org.lazymm.scenario.Step;

/** A change of one step. */
@FunctionalInterface
interface StepChange {
  /** The changed step, or null to leave it out. */
  @Nullable Step of(Step step);
}

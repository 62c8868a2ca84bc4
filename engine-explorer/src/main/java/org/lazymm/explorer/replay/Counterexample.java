package org.lazymm.explorer.replay;

import java.util.List;
import org.lazymm.explorer.scenario.Finding;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Violation;

/**
 * An execution that breaks a property, to be shown.
 *
 * @param scenario the scenario
 * @param model the memory model that allows it
 * @param violation the property and why it fails, in one sentence
 * @param interrupted the CPUs that are interrupted, or might be
 * @param events all events in an order that agrees with program order and reads-from; their numbers
 *     are their places in this list
 * @param culprits the numbers of the one or two events that the reason names; empty if it is the
 *     outcome
 * @param cause in which way the property is broken
 * @param backdrop what stands behind the events
 */
public record Counterexample(
    Scenario scenario,
    Model model,
    Violation violation,
    List<Integer> interrupted,
    List<ExecutionEvent> events,
    List<Integer> culprits,
    FlawCause cause,
    Backdrop backdrop) {

  /** Copies the lists. */
  public Counterexample {
    interrupted = List.copyOf(interrupted);
    events = List.copyOf(events);
    culprits = List.copyOf(culprits);
  }

  /** Whether the reason is that nothing orders the first culprit before the second. */
  public boolean isMissingAnOrder() {
    return cause.kind() == Finding.Kind.UNORDERED && culprits.size() == 2;
  }
}

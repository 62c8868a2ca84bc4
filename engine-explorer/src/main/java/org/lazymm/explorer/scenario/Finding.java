package org.lazymm.explorer.scenario;

import org.lazymm.explorer.graph.Graph;
import org.lazymm.scheduler.property.Violation;

/**
 * An execution that breaks a property.
 *
 * @param violation which, and why
 * @param graph the execution
 * @param first the event that the reason names first, or {@link Graph#NONE}
 * @param second the event that it names second, or {@link Graph#NONE}
 * @param inClosing whether it came about after all steps, when the machine was closed
 */
public record Finding(Violation violation, Graph graph, int first, int second, boolean inClosing) {
  /** The same in a copy of the execution, which does not change when the search goes on. */
  public Finding kept() {
    return new Finding(violation, graph.copy(), first, second, inClosing);
  }

  /** The same execution, said to break something else. */
  Finding breaking(Violation other) {
    return new Finding(other, graph, first, second, inClosing);
  }
}

package org.lazymm.explorer.scenario;

import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.scheduler.property.Violation;

/**
 * An execution that breaks a property.
 *
 * @param violation which, and why
 * @param graph the execution
 * @param first the event that the reason names first, or {@link ExecutionGraph#NONE}
 * @param second the event that it names second, or {@link ExecutionGraph#NONE}
 * @param kind in which way it breaks it
 */
public record Finding(Violation violation, ExecutionGraph graph, int first, int second, Kind kind) {
  /** In which way an execution breaks a property. */
  public enum Kind {
    /** Nothing orders the first event before the second, and it must be. */
    UNORDERED,
    /** The first event comes after the second, and must not. */
    TOO_LATE,
    /** What one or two events do is wrong by itself. */
    EVENT,
    /** What came out is forbidden. */
    OUTCOME,
    /** A CPU saw something wrong as it ran. */
    SEEN,
    /** CPUs wait for ever. */
    DEADLOCK,
    /** It came about after all steps, when the machine was closed. */
    CLOSING
  }

  /** Whether it came about after all steps, when the machine was closed. */
  public boolean inClosing() {
    return kind == Kind.CLOSING;
  }

  /** The same in a copy of the execution, which does not change when the search goes on. */
  public Finding kept() {
    return new Finding(violation, graph.copy(), first, second, kind);
  }

  /** The same execution, said to break something else. */
  Finding breaking(Violation other) {
    return new Finding(other, graph, first, second, kind);
  }
}

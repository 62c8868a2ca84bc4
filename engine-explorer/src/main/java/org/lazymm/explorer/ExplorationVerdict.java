package org.lazymm.explorer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lazymm.explorer.buffering.LoadBuffering;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.scenario.Coverage;
import org.lazymm.explorer.search.SearchOutcome;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;

/**
 * What exploring a scenario under a memory model came to.
 *
 * @param scenario the scenario's name
 * @param model the memory model
 * @param result whether it holds
 * @param outcome how many executions there were, and whether that is all
 * @param time how long it took
 * @param violations what is broken, each property once, the one that is shown first; of the others
 *     those that were met before only shorter executions were looked at
 * @param counterexample the shortest execution found that breaks the first; empty if nothing is
 *     broken, or if the execution cannot be repeated, as with a scheme that keeps state outside of
 *     cells
 * @param reason why it is not known whether it holds, or cannot be run; empty otherwise
 * @param coverage how many executions say something of each property
 * @param buffering what load buffering may add to the executions looked at, under a model that has
 *     it; empty if the model has none, or nothing can be looked at
 */
public record ExplorationVerdict(
    String scenario,
    Model model,
    Result result,
    SearchOutcome outcome,
    Duration time,
    List<Violation> violations,
    Optional<Counterexample> counterexample,
    String reason,
    Coverage coverage,
    Optional<LoadBuffering> buffering) {

  /** Copies the list and checks that exactly what is broken has violations. */
  public ExplorationVerdict {
    violations = List.copyOf(violations);
    if ((result == Result.BROKEN) == violations.isEmpty()) {
      throw new IllegalArgumentException(result + " with " + violations);
    }
    if (result != Result.HOLDS && buffering.map(LoadBuffering::excluded).orElse(false)) {
      throw new IllegalArgumentException(result + ", and yet complete");
    }
  }

  /** Whether a scenario holds. */
  public enum Result {
    /** No execution breaks a property, and all were looked at. */
    HOLDS,
    /** An execution breaks a property. */
    BROKEN,
    /** None was found, but not all were looked at, or it could not be judged. */
    UNKNOWN,
    /** The scenario makes no sense as it is written: a step of it can never be taken. */
    UNRUNNABLE
  }

  /** Whether every execution that the model has was looked at, and none breaks anything. */
  public boolean complete() {
    return result == Result.HOLDS && buffering.map(LoadBuffering::excluded).orElse(true);
  }

  /** The violation that is shown, if there is one. */
  public Optional<Violation> shown() {
    return violations.stream().findFirst();
  }

  /**
   * Whether a property is among those that are broken.
   *
   * @param property which
   */
  public boolean breaks(Property property) {
    return violations.stream().anyMatch(violation -> violation.property() == property);
  }

  /**
   * How much was explored, in words: exhaustive, bounded or sampled, and how many; of a broken one,
   * whether the counterexample is the shortest.
   */
  public String extent() {
    return switch (result) {
      // Once one is found, only shorter ones are looked at.
      case BROKEN -> outcome.exhaustive() ? "the shortest" : "shortest in time";
      case UNRUNNABLE -> "nothing explored";
      case HOLDS, UNKNOWN ->
          switch (outcome.end()) {
            case EXHAUSTIVE -> "exhaustive (" + outcome.explored() + ")";
            case SAMPLED -> "sampled (" + outcome.explored() + " drawn)";
            default -> "bounded (" + outcome.explored() + " explored)";
          };
    };
  }
}

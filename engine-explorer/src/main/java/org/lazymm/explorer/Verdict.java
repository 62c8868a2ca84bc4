package org.lazymm.explorer;

import java.time.Duration;
import java.util.Optional;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.search.Outcome;
import org.lazymm.scheduler.machine.Model;

/**
 * What exploring a scenario under a memory model came to.
 *
 * @param scenario the scenario's name
 * @param model the memory model
 * @param result whether it holds
 * @param outcome how many executions there were, and whether that is all
 * @param time how long it took
 * @param counterexample the shortest execution found that breaks a property
 * @param reason why it is not known whether it holds; empty otherwise
 */
public record Verdict(
    String scenario,
    Model model,
    Result result,
    Outcome outcome,
    Duration time,
    Optional<Counterexample> counterexample,
    String reason) {

  /** Whether a scenario holds. */
  public enum Result {
    /** No execution breaks a property, and all were looked at. */
    HOLDS,
    /** An execution breaks a property. */
    BROKEN,
    /** None was found, but not all were looked at, or it could not be judged. */
    UNKNOWN
  }

  /**
   * How much was explored, in words: exhaustive, bounded or sampled, and how many; of a broken one,
   * whether the counterexample is the shortest.
   */
  public String extent() {
    if (result == Result.BROKEN) {
      // Once one is found, only shorter ones are looked at.
      return outcome.exhaustive() ? "the shortest" : "shortest in time";
    }
    return switch (outcome.end()) {
      case EXHAUSTIVE -> "exhaustive (" + outcome.explored() + ")";
      case SAMPLED -> "sampled (" + outcome.explored() + " drawn)";
      default -> "bounded (" + outcome.explored() + " explored)";
    };
  }
}

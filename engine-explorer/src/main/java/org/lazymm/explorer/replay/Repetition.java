package org.lazymm.explorer.replay;

import java.util.Optional;

/**
 * What came of repeating a recorded execution.
 *
 * @param result whether it could be repeated, and whether it breaks a property
 * @param counterexample what it breaks
 * @param reason why there is no counterexample; empty if there is one
 */
public record Repetition(Result result, Optional<Counterexample> counterexample, String reason) {

  /** Whether an execution could be repeated. */
  public enum Result {
    /** It breaks a property. */
    BREAKS,
    /** It breaks nothing. */
    SOUND,
    /** It is no execution of the scheme, or the memory model does not allow it. */
    IMPOSSIBLE
  }

  /** A repetition that was possible. */
  public static Repetition of(Optional<Counterexample> counterexample) {
    return counterexample.isPresent()
        ? new Repetition(Result.BREAKS, counterexample, "")
        : new Repetition(Result.SOUND, counterexample, "this execution breaks no property");
  }

  /** One that was not. */
  public static Repetition impossible(String reason) {
    return new Repetition(Result.IMPOSSIBLE, Optional.empty(), reason);
  }
}

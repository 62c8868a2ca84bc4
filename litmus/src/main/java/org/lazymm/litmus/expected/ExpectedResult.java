package org.lazymm.litmus.expected;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.lazymm.litmus.run.LitmusResult;
import org.lazymm.litmus.run.Observation;

/**
 * What should come out of a test.
 *
 * @param test the name of its file
 * @param observation how often the condition should hold: Sometimes, Always or Never
 * @param race whether unmarked accesses should race
 * @param states how many final states there should be
 * @param positive how many executions should satisfy the condition; empty if not recorded
 * @param negative how many should not; empty if not recorded
 */
public record ExpectedResult(
    String test,
    String observation,
    boolean race,
    long states,
    OptionalLong positive,
    OptionalLong negative) {
  /**
   * In what a result differs from this. Numbers of executions are compared only if all accesses are
   * marked: those of unmarked ones are counted in other ways elsewhere.
   *
   * @param result the result
   * @return each difference in words; empty if there is none
   */
  public List<String> differences(LitmusResult result) {
    List<String> differences = new ArrayList<>();
    if (!result.exhaustive()) {
      differences.add("not all executions seen");
    }
    compare(differences, "", result.observation().text(), observation);
    compare(differences, "", raceText(result.race()), raceText(race));
    compare(differences, " states", (long) result.states().size(), states);
    if (!result.test().plain()) {
      positive.ifPresent(
          count -> compare(differences, " positive executions", result.positive(), count));
      negative.ifPresent(
          count -> compare(differences, " negative executions", result.negative(), count));
    }
    return differences;
  }

  private static String raceText(boolean race) {
    return race ? "a data race" : "no data race";
  }

  private static <T> void compare(List<String> differences, String what, T found, T expected) {
    if (!found.equals(expected)) {
      differences.add(found + what + ", expected " + expected);
    }
  }

  /**
   * Whether this cannot be true, as it says: a condition that never holds in executions that
   * satisfy it or the other way round, or more final states than executions.
   */
  public boolean contradictsItself() {
    if (positive.isEmpty() || negative.isEmpty()) {
      return false;
    }
    Observation counted = Observation.of(positive.getAsLong(), negative.getAsLong());
    return !counted.text().equals(observation)
        || states > positive.getAsLong() + negative.getAsLong();
  }

  /** What it says of how often the condition holds, and in how many states. */
  public String verdictAndCounts() {
    return observation
        + ", states "
        + states
        + (positive.isPresent() ? ", positive " + positive.getAsLong() : "")
        + (negative.isPresent() ? ", negative " + negative.getAsLong() : "");
  }
}

package org.lazymm.litmus.expected;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.lazymm.litmus.run.LitmusResult;
import org.lazymm.litmus.run.Observation;

/**
 * What should come out of a test. What is empty is not recorded, and compared with nothing.
 *
 * @param test the path of its file, or its name
 * @param observation how often the condition should hold: Sometimes, Always or Never
 * @param race whether unmarked accesses should race
 * @param states how many final states there should be
 * @param positive how many executions should satisfy the condition
 * @param negative how many should not
 */
public record ExpectedResult(
    String test,
    Optional<String> observation,
    Optional<Boolean> race,
    OptionalLong states,
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
    observation.ifPresent(
        expected -> compare(differences, "", result.observation().text(), expected));
    race.ifPresent(
        expected -> compare(differences, "", raceText(result.race()), raceText(expected)));
    states.ifPresent(
        expected -> compare(differences, " states", (long) result.states().size(), expected));
    if (!result.test().plain()) {
      positive.ifPresent(
          count -> compare(differences, " positive executions", result.positive(), count));
      negative.ifPresent(
          count -> compare(differences, " negative executions", result.negative(), count));
    }
    return differences;
  }

  /**
   * Whether nothing of it can be compared with a result.
   *
   * @param result the result
   */
  public boolean saysNothingOf(LitmusResult result) {
    boolean counts = positive.isPresent() || negative.isPresent();
    return observation.isEmpty()
        && race.isEmpty()
        && states.isEmpty()
        && (result.test().plain() || !counts);
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
    return observation.filter(said -> !said.equals(counted.text())).isPresent()
        || states.orElse(0) > positive.getAsLong() + negative.getAsLong();
  }

  /** What it says of how often the condition holds, and in how many states. */
  public String verdictAndCounts() {
    List<String> said = new ArrayList<>();
    observation.ifPresent(said::add);
    states.ifPresent(count -> said.add("states " + count));
    positive.ifPresent(count -> said.add("positive " + count));
    negative.ifPresent(count -> said.add("negative " + count));
    return String.join(", ", said);
  }
}

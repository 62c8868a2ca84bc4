package org.lazymm.litmus.run;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.litmus.LitmusTest;

/**
 * What came out of a test.
 *
 * @param test the test
 * @param states the final states, sorted, each as {@code 0:r1=1; x=2;}
 * @param positive how many executions satisfy the condition
 * @param negative how many do not
 * @param race whether unmarked accesses race in an execution
 * @param exhaustive whether every execution was seen
 */
public record LitmusResult(
    LitmusTest test,
    List<String> states,
    long positive,
    long negative,
    boolean race,
    boolean exhaustive) {
  /** The flag of a test whose unmarked accesses race. */
  public static final String RACE = "data-race";

  /** Checks the counts, and copies the list. */
  public LitmusResult {
    if (positive < 0 || negative < 0) {
      throw new IllegalArgumentException("counts: " + positive + " and " + negative);
    }
    states = List.copyOf(states);
  }

  /** How often the condition holds. */
  public Observation observation() {
    return Observation.of(positive, negative);
  }

  /** Whether what the test claims is true. */
  public boolean ok() {
    return test.quantifier().holds(positive, negative);
  }

  /** All of it, in lines as herd7 writes them. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Test " + test.name() + " " + test.quantifier().kind());
    lines.add("States " + states.size());
    lines.addAll(states);
    lines.add(ok() ? "Ok" : "No");
    lines.add("Witnesses");
    lines.add("Positive: " + positive + " Negative: " + negative);
    if (race) {
      lines.add("Flag " + RACE);
    }
    lines.add("Condition " + test.quantifier().text() + " " + test.condition().enclosed());
    lines.add(
        "Observation %s %s %d %d".formatted(test.name(), observation().text(), positive, negative));
    return lines;
  }
}

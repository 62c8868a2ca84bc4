package org.lazymm.litmus.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lazymm.explorer.buffering.LoadBuffering;
import org.lazymm.explorer.buffering.Unordered;
import org.lazymm.explorer.model.Flag;
import org.lazymm.explorer.search.SearchOutcome;
import org.lazymm.litmus.LitmusTest;
import org.lazymm.litmus.condition.HerdText;
import org.lazymm.litmus.condition.Quantifier;

/**
 * What came out of a test.
 *
 * @param test the test
 * @param states the final states, sorted, each as {@code 0:r1=1; x=2;}
 * @param positive how many executions satisfy the condition
 * @param negative how many do not
 * @param flags what is doubtful about one execution or the other
 * @param end why the search for executions ended
 * @param buffering what load buffering may add to them
 */
public record LitmusResult(
    LitmusTest test,
    List<String> states,
    long positive,
    long negative,
    Set<Flag> flags,
    SearchOutcome.End end,
    LoadBuffering buffering) {

  /** Checks the counts, and copies the list and the set. */
  public LitmusResult {
    if (positive < 0 || negative < 0) {
      throw new IllegalArgumentException("counts: " + positive + " and " + negative);
    }
    states = List.copyOf(states);
    flags = Set.copyOf(flags);
  }

  /** Whether every execution without load buffering was seen. */
  public boolean exhaustive() {
    return end == SearchOutcome.End.EXHAUSTIVE;
  }

  /** Whether every execution that the model has was seen. */
  public boolean complete() {
    return exhaustive() && buffering.excluded();
  }

  /**
   * What the search says of load buffering, in a line: that nothing is missing, or the first read
   * and write of which it cannot speak.
   */
  public String extent() {
    if (complete()) {
      return "Complete";
    }
    List<Unordered> unordered = buffering.unordered();
    if (unordered.isEmpty()) {
      return "Incomplete";
    }
    int others = unordered.size() - 1;
    return "Incomplete: " + unordered.get(0) + (others == 0 ? "" : ", and " + others + " more");
  }

  /**
   * How often the condition holds; unknown if not all executions were seen, unless it both held and
   * did not.
   */
  public Observation observation() {
    boolean open = !exhaustive() && (positive == 0 || negative == 0);
    return open ? Observation.UNKNOWN : Observation.of(positive, negative);
  }

  /** What is seen of what the test claims: whether it is true, if that is known. */
  private String claim() {
    boolean holds = test.quantifier().holds(positive, negative);
    // One execution shows that the one is true and the other two are false.
    boolean decided = exhaustive() || holds == (test.quantifier() == Quantifier.EXISTS);
    return decided ? holds ? "Ok" : "No" : "Unknown";
  }

  /** Whether unmarked accesses race in an execution. */
  public boolean race() {
    return flags.contains(Flag.DATA_RACE);
  }

  /** All of it, in lines as herd7 writes them. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Test " + test.name() + " " + test.quantifier().kind());
    lines.add("States " + states.size());
    lines.addAll(states);
    lines.add(claim());
    lines.add("Witnesses");
    long witnesses = test.quantifier().witnesses(positive, negative);
    lines.add("Positive: " + witnesses + " Negative: " + (positive + negative - witnesses));
    flags.stream().map(Flag::text).sorted().forEach(flag -> lines.add("Flag " + flag));
    lines.add("Condition " + test.quantifier().text() + " " + HerdText.enclosed(test.condition()));
    lines.add(
        "Observation %s %s %d %d".formatted(test.name(), observation().text(), positive, negative));
    return lines;
  }
}

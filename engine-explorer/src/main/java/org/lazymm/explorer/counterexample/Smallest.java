package org.lazymm.explorer.counterexample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.Search;
import org.lazymm.scheduler.machine.Model;

/**
 * Finds the fewest values read that tell the executions of a litmus test in which all are read from
 * the others: what is implied by the rest need not be said.
 */
final class Smallest {
  private static final Limits LIMITS =
      Limits.NONE.withExecutions(200_000).withTime(Duration.ofSeconds(5));

  private final List<Read> reads;
  private final Set<List<Long>> outcomes = new HashSet<>();

  /**
   * A value that is read.
   *
   * @param process by which process
   * @param at by which of its statements
   * @param value the value
   * @param bug whether it shows what is broken, and is never left out
   */
  record Read(int process, int at, long value, boolean bug) {}

  private Smallest(List<Read> reads) {
    this.reads = reads;
  }

  /**
   * The fewest; all if there are too many executions to look at.
   *
   * @param program the test
   * @param reads all values that are read in what is told
   */
  static List<Read> of(StraightLine program, List<Read> reads) {
    Smallest smallest = new Smallest(reads);
    boolean all =
        new Search(program, MemoryModels.of(Model.LKMM), LIMITS, graph -> smallest.note(program))
            .run()
            .exhaustive();
    if (!all) {
      return reads;
    }
    List<Read> forwards = smallest.without(reads);
    List<Read> reversed = new ArrayList<>(reads);
    Collections.reverse(reversed);
    List<Read> backwards = smallest.without(reversed);
    return forwards.size() <= backwards.size() ? forwards : backwards;
  }

  private boolean note(StraightLine program) {
    outcomes.add(reads.stream().map(each -> program.read(each.process(), each.at())).toList());
    return true;
  }

  /** Leaves out, in an order, what is implied by those that are left. */
  private List<Read> without(List<Read> order) {
    Set<Read> left = new HashSet<>(reads);
    for (Read each : order) {
      left.remove(each);
      if (each.bug() || !saysAll(left)) {
        left.add(each);
      }
    }
    return reads.stream().filter(left::contains).toList();
  }

  /** Whether each outcome that has some of the values has all of them. */
  private boolean saysAll(Set<Read> some) {
    return outcomes.stream()
        .filter(outcome -> has(outcome, some))
        .allMatch(outcome -> has(outcome, new HashSet<>(reads)));
  }

  private boolean has(List<Long> outcome, Set<Read> some) {
    for (int index = 0; index < reads.size(); index++) {
      if (some.contains(reads.get(index)) && outcome.get(index) != reads.get(index).value()) {
        return false;
      }
    }
    return true;
  }
}

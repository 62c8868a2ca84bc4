package org.lazymm.litmus;

import java.util.List;
import org.lazymm.condition.Condition;
import org.lazymm.litmus.condition.Observable;
import org.lazymm.litmus.condition.Quantifier;
import org.lazymm.litmus.condition.Term;
import org.lazymm.litmus.program.ProcessCode;
import org.lazymm.litmus.program.Variable;

/**
 * A litmus test.
 *
 * @param name what it calls itself
 * @param processes what its processes do
 * @param locations what they share, by the numbers of the locations
 * @param plain whether a process makes an unmarked access to what is shared
 * @param filter which executions count
 * @param quantifier what is claimed of the condition
 * @param condition the condition
 * @param observed what a final state consists of: registers first, each thing once
 */
public record LitmusTest(
    String name,
    List<ProcessCode> processes,
    List<Variable> locations,
    boolean plain,
    Condition<Term> filter,
    Quantifier quantifier,
    Condition<Term> condition,
    List<Observable> observed) {
  /** Checks that there is a process, and copies the lists. */
  public LitmusTest {
    if (processes.isEmpty()) {
      throw new IllegalArgumentException("a test has a process");
    }
    processes = List.copyOf(processes);
    locations = List.copyOf(locations);
    observed = List.copyOf(observed);
  }
}

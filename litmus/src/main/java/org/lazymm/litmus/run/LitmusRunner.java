package org.lazymm.litmus.run;

import java.util.function.Predicate;
import org.lazymm.explorer.graph.Graph;
import org.lazymm.litmus.LitmusTest;
import org.lazymm.litmus.program.LitmusProgram;
import org.lazymm.litmus.program.UnsupportedException;

/**
 * Runs litmus tests.
 *
 * @param explorer finds the executions
 * @param races whether unmarked accesses of an execution race
 */
public record LitmusRunner(Explorer explorer, Predicate<Graph> races) {
  /**
   * Runs a test.
   *
   * @param test the test
   * @throws UnsupportedException if it turns out to do what is not understood here
   */
  public LitmusResult run(LitmusTest test) {
    LitmusProgram program = new LitmusProgram(test.processes(), test.locations());
    Tally tally = new Tally(test, program, races);
    boolean exhaustive = explorer.explore(program, tally::add);
    return tally.result(exhaustive);
  }
}

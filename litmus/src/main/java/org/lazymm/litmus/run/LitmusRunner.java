package org.lazymm.litmus.run;

import java.util.function.Predicate;
import org.lazymm.explorer.graph.Graph;
import org.lazymm.explorer.model.Lkmm;
import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.Search;
import org.lazymm.litmus.LitmusTest;
import org.lazymm.litmus.program.LitmusProgram;
import org.lazymm.litmus.program.UnsupportedException;
import org.lazymm.scheduler.machine.Model;

/**
 * Runs litmus tests.
 *
 * @param explorer finds the executions
 * @param races whether unmarked accesses of an execution race
 */
public record LitmusRunner(Explorer explorer, Predicate<Graph> races) {

  /**
   * A runner of tests under a memory model. Only the kernel's knows of data races.
   *
   * @param model the model
   * @param limits when to stop early
   */
  public static LitmusRunner under(Model model, Limits limits) {
    MemoryModel judge = MemoryModels.of(model);
    Explorer explorer =
        (program, execution) ->
            new Search(
                    program,
                    judge,
                    limits,
                    graph -> {
                      execution.accept(graph);
                      return true;
                    })
                .run()
                .exhaustive();
    Predicate<Graph> races = graph -> judge instanceof Lkmm lkmm && lkmm.races(graph);
    return new LitmusRunner(explorer, races);
  }

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

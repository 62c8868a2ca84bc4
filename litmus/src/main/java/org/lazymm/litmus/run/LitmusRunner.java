package org.lazymm.litmus.run;

import java.util.Set;
import java.util.function.Function;
import org.lazymm.explorer.buffering.LoadBuffering;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.model.Flag;
import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.Search;
import org.lazymm.explorer.search.SearchOutcome;
import org.lazymm.litmus.LitmusTest;
import org.lazymm.litmus.paths.BufferedTest;
import org.lazymm.litmus.program.LitmusProgram;
import org.lazymm.litmus.program.UnsupportedException;
import org.lazymm.scheduler.machine.Model;

/**
 * Runs litmus tests.
 *
 * @param explorer finds the executions
 * @param flags what is doubtful about an execution
 * @param missesLoadBuffering whether executions with load buffering are not among them
 */
public record LitmusRunner(
    Explorer explorer, Function<ExecutionGraph, Set<Flag>> flags, boolean missesLoadBuffering) {

  /**
   * A runner of tests under a memory model.
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
                .end();
    return new LitmusRunner(explorer, judge::flags, judge.hidesLoadBuffering());
  }

  /**
   * Runs a test.
   *
   * @param test the test
   * @throws UnsupportedException if it turns out to do what is not understood here
   */
  public LitmusResult run(LitmusTest test) {
    LitmusProgram program = new LitmusProgram(test.processes(), test.locations());
    StateTally tally = new StateTally(test, program, flags);
    SearchOutcome.End end = explorer.explore(program, tally::add);
    return tally.result(end, buffering(test, end));
  }

  private LoadBuffering buffering(LitmusTest test, SearchOutcome.End end) {
    if (end != SearchOutcome.End.EXHAUSTIVE) {
      return LoadBuffering.UNKNOWN;
    }
    return missesLoadBuffering ? BufferedTest.of(test) : LoadBuffering.EXCLUDED;
  }
}

package org.lazymm.explorer.search;

import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.program.BehindException;
import org.lazymm.explorer.program.Program;

/** Runs threads' code again as far as an execution has it, and adds nothing. */
final class CatchUp {
  private final Program program;
  private final ThreadReplay replay;

  CatchUp(Program program) {
    this.program = program;
    this.replay = new ThreadReplay(program, Additions.NONE, Integer.MAX_VALUE);
    replay.addNothing();
  }

  /**
   * Runs a thread, and before it those that it follows from.
   *
   * @param graph the execution
   * @param thread the thread's number
   * @throws DivergenceException if the code does something else than the execution has
   */
  void run(ExecutionGraph graph, int thread) {
    while (true) {
      replay.begin(graph, thread);
      try {
        program.run(thread, replay);
      } catch (Stop stop) {
        // It waits, or its next operation is new.
      } catch (BehindException behind) {
        run(graph, behind.thread());
        continue;
      }
      replay.end();
      return;
    }
  }
}

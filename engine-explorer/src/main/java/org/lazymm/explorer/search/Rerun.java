package org.lazymm.explorer.search;

import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.program.Program;

/** Runs a program once more in an execution that was found, for those who watch its operations. */
public final class Rerun {
  private Rerun() {}

  /**
   * Runs each thread as far as it went.
   *
   * @param program the program
   * @param graph an execution of it
   * @throws DivergenceException if it does something else now
   */
  public static void of(Program program, ExecutionGraph graph) {
    program.startOver();
    CatchUp catchUp = new CatchUp(program);
    for (int thread = 0; thread < program.threads(); thread++) {
      catchUp.run(graph, thread);
    }
  }
}

package org.lazymm.litmus.run;

import java.util.function.Consumer;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.program.Program;
import org.lazymm.explorer.search.SearchOutcome;

/** Finds all executions of a program. */
@FunctionalInterface
public interface Explorer {
  /**
   * Finds them.
   *
   * @param program the program
   * @param execution told of each execution, once, when each thread was just run as in it
   * @return why it ended: exhaustive if these were all
   */
  SearchOutcome.End explore(Program program, Consumer<ExecutionGraph> execution);
}

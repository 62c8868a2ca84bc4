package org.lazymm.litmus.run;

import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.litmus.condition.FinalState;
import org.lazymm.litmus.program.LitmusProgram;

/**
 * The final state of an execution.
 *
 * @param program the program; its processes were just run as in the execution
 * @param graph the execution
 */
record GraphState(LitmusProgram program, ExecutionGraph graph) implements FinalState {
  @Override
  public long register(int process, int register) {
    return program.register(process, register);
  }

  @Override
  public long location(int location) {
    return graph.valueOf(graph.coLast(location), program.initial(location));
  }
}

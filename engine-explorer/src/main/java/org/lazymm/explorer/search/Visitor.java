package org.lazymm.explorer.search;

import org.lazymm.explorer.graph.ExecutionGraph;

/**
 * Is shown each execution that a search finds.
 *
 * <p>When it is called every thread of the program has just been run in this execution, so that
 * what the program keeps of its run is of this execution. The graph is the search's own and changes
 * afterwards.
 */
@FunctionalInterface
public interface Visitor {

  /**
   * All threads ended.
   *
   * @param graph the execution
   * @return whether the search should go on
   */
  boolean complete(ExecutionGraph graph);

  /**
   * The threads that have not ended wait for what will never happen: each has read the last write
   * to what it waits for.
   *
   * @param graph the execution
   * @return whether the search should go on
   */
  default boolean deadlock(ExecutionGraph graph) {
    return true;
  }
}

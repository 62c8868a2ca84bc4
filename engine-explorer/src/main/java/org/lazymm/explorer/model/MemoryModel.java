package org.lazymm.explorer.model;

import java.util.EnumSet;
import java.util.Set;
import org.lazymm.explorer.graph.ExecutionGraph;

/**
 * Which execution graphs a machine can produce.
 *
 * <p>Of every model here: program order and reads-from together have no cycle; a graph stays
 * consistent when it is cut down to a part that is closed under both; and any next operation of a
 * thread can be added to a consistent graph, a read reading the last write of its location and a
 * write coming last. The search rests on these.
 */
public interface MemoryModel {

  /** Its name, as {@link org.lazymm.scheduler.machine.Model} has it: {@code tso}. */
  String name();

  /** Its name in the heading of a report: {@code x86-TSO}. */
  String title();

  /**
   * The relaxed accesses that it lets be seen in another order. The self-check holds it to that:
   * which seeded bugs a search finds follows from this.
   */
  Set<Reordering> reorderings();

  /**
   * Whether a graph is consistent. The graph may be incomplete; its last event may be any.
   *
   * @param graph what happened until now
   */
  boolean consistent(ExecutionGraph graph);

  /**
   * Whether a complete consistent graph is an execution. Only a model with rules that do not hold
   * for incomplete graphs answers no.
   *
   * @param graph all that happened
   */
  default boolean acceptsComplete(ExecutionGraph graph) {
    return true;
  }

  /**
   * Whether the machines that it stands for may carry out a write before an earlier read, which no
   * graph here shows: program order and reads-from together have no cycle. Who judges by graphs
   * must then look for the orders that keep a machine from it.
   */
  default boolean hidesLoadBuffering() {
    return false;
  }

  /**
   * What is doubtful about a complete execution. Only a model that knows plain accesses or critical
   * sections has flags.
   *
   * @param graph a complete execution
   */
  default Set<Flag> flags(ExecutionGraph graph) {
    return EnumSet.noneOf(Flag.class);
  }

  /**
   * Works out the orders of a complete execution, for {@link #happensBefore}.
   *
   * @param graph a complete execution
   */
  void computeHappensBefore(ExecutionGraph graph);

  /**
   * Whether a use or freeing of an object comes before another in every order of the events that
   * the execution last examined may have happened in.
   *
   * @param earlier a use or freeing
   * @param later a use or freeing
   */
  boolean happensBefore(int earlier, int later);

  /**
   * Whether two accesses of one thread are kept in order by a barrier between them or by an order
   * that one of them has, in the execution last examined. To be asked of models that {@linkplain
   * #hidesLoadBuffering hide load buffering}; the others keep a read before a later write anyway.
   *
   * @param earlier an access
   * @param later one that comes after it in program order
   */
  default boolean isFenced(int earlier, int later) {
    return true;
  }
}

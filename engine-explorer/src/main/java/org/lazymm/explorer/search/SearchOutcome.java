package org.lazymm.explorer.search;

/**
 * What a search came to.
 *
 * @param complete executions in which all threads ended
 * @param blocked executions in which a thread waits; those that are deadlocks included
 * @param deadlocks executions in which the waiting can never end
 * @param dropped complete graphs that the model does not admit
 * @param end why the search ended
 */
public record SearchOutcome(long complete, long blocked, long deadlocks, long dropped, End end) {

  /** Why a search ended. */
  public enum End {
    /** There was nothing left to explore. */
    EXHAUSTIVE,
    /** The visitor had seen enough. */
    STOPPED,
    /** The most executions were explored. */
    EXECUTIONS,
    /** The time was up. */
    TIME,
    /** A thread made more operations than allowed: it may never end. */
    ENDLESS,
    /** As many executions as were asked for have been drawn at random. */
    SAMPLED
  }

  /** Whether every execution has been seen. */
  public boolean exhaustive() {
    return end == End.EXHAUSTIVE;
  }

  /** How many executions were looked at. */
  public long explored() {
    return complete + blocked + dropped;
  }
}

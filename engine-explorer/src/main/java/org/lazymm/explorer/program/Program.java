package org.lazymm.explorer.program;

/**
 * A program of a few threads over numbered memory locations.
 *
 * <p>The search runs a thread's code many times, from its start each time. It must be a function of
 * what its operations return: no clock, no identity hash, no state kept from an earlier run.
 */
public interface Program {
  /** How many threads, 1 or more. */
  int threads();

  /**
   * What a location holds at first.
   *
   * @param location its number, 0 or more; numbers should be dense
   */
  long initial(int location);

  /**
   * Another execution begins: what threads made beside their events belongs to former ones. Until
   * the next call all threads are run in one and the same execution, which only grows.
   */
  default void startOver() {}

  /**
   * Runs a thread to its end.
   *
   * <p>An operation may leave it by a throwable without a stack trace, which the code must let
   * pass; every later operation throws it again.
   *
   * @param thread its number
   * @param operations makes its operations
   * @throws BehindException if another thread must be run first
   * @throws BoundException if it may never end
   */
  void run(int thread, Operations operations);

  /**
   * Whether a location is a handoff location (a term of lazymm; the literature has none): each
   * thread that writes it has read or written its last value before, as with the owner of a ticket
   * lock. Waiting for a handoff location costs no blocked executions. A write that breaks the
   * guarantee ends the search with an {@link IllegalStateException}.
   *
   * @param location its number
   */
  default boolean isHandoff(int location) {
    return false;
  }

  /**
   * What a location is called.
   *
   * @param location its number
   */
  default String locationName(int location) {
    return "x" + location;
  }
}

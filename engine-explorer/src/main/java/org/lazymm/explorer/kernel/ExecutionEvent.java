package org.lazymm.explorer.kernel;

/**
 * One event of an execution that is shown.
 *
 * @param number its number in the execution, from 0
 * @param cpu whose it is
 * @param at its place in the CPU's program order, from 0
 * @param kind what it is
 * @param order its order: empty for a barrier, a use, a free
 * @param cell the cell that it accesses, the barrier's name, or the mm used or freed
 * @param value the value read or written, in words; empty if it has none
 * @param readsFrom of a read, the number of the write that it reads from; -1 for the initial value,
 *     -2 for other events
 * @param before of a write, the number of the write to the same cell before it; -1 for the initial
 *     value, -2 for other events
 * @param site where in the source it stands; empty if not known
 */
public record ExecutionEvent(
    int number,
    int cpu,
    int at,
    Kind kind,
    String order,
    String cell,
    String value,
    int readsFrom,
    int before,
    String site) {

  /** What an event is. */
  public enum Kind {
    /** It reads a cell. */
    READ,
    /** It writes a cell. */
    WRITE,
    /** It reads a cell, in one step with the write that follows, if one follows. */
    UPDATE_READ,
    /** It writes a cell, in one step with the read before it. */
    UPDATE_WRITE,
    /** It waits for a value. */
    AWAIT,
    /** It is a barrier. */
    BARRIER,
    /** It uses an mm. */
    USE,
    /** It frees an mm. */
    FREE,
    /** It makes a freed mm's memory a new mm. */
    BIRTH
  }
}

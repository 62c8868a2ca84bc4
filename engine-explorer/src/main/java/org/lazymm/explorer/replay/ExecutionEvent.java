package org.lazymm.explorer.replay;

import org.lazymm.explorer.scenario.CellRole;

/**
 * One event of an execution that is shown.
 *
 * @param number its number in the execution, from 0
 * @param cpu whose it is
 * @param at its place in the CPU's program order, from 0
 * @param kind what it is
 * @param order its order: {@code full}, {@code acquire}, {@code release}, {@code relaxed}, {@code
 *     no-return} of an update that gives nothing back; empty for a barrier, a use, a free
 * @param cell the cell that it accesses, the barrier's name, or the mm used or freed
 * @param role what the cell is for
 * @param target of a cell by which CPUs are interrupted, the CPU that is; -1 of others
 * @param value the value read or written, in words; empty if it has none
 * @param readsFrom of a read, the number of the write that it reads from; -1 for the initial value,
 *     -2 for other events
 * @param before of a write, the number of the write to the same cell before it; -1 for the initial
 *     value, -2 for other events
 * @param update how the read of an update makes the new value: {@code exchange}, {@code add},
 *     {@code compare_exchange}, {@code and}, {@code or}; empty for other events
 * @param operand the update's operand, in words
 * @param expected what a comparison compares with, in words
 * @param handles the CPU whose call it carries out, as part of an interrupt's handler; -1 if none
 * @param site where in the source it stands; empty if not known
 */
public record ExecutionEvent(
    int number,
    int cpu,
    int at,
    Kind kind,
    String order,
    String cell,
    CellRole role,
    int target,
    String value,
    int readsFrom,
    int before,
    String update,
    String operand,
    String expected,
    int handles,
    String site) {
  /** In place of the number of an event: the initial value. */
  public static final int INITIAL = -1;

  /** In place of the number of an event: none. */
  public static final int NONE = -2;

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
    /** It has nothing to do until there is another value. */
    IDLE,
    /** It is a barrier. */
    BARRIER,
    /** It uses an mm. */
    USE,
    /** It frees an mm. */
    FREE,
    /** It makes a freed mm's memory a new mm. */
    ALLOC
  }
}

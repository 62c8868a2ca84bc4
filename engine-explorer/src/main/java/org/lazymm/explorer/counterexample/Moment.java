package org.lazymm.explorer.counterexample;

/**
 * One line of a diagram: one or two events of one CPU.
 *
 * @param number its number in the diagram, from 1
 * @param cpu whose it is
 * @param kind what it is
 * @param text what happens, in the kernel's words
 * @param readsFrom the number of the moment whose write it reads; 0 for the initial value or none
 * @param site where in the source it stands; empty if not known
 * @param culprit whether the reason of the counterexample is about it
 */
public record Moment(
    int number, int cpu, Kind kind, String text, int readsFrom, String site, boolean culprit) {

  /** What a moment is. */
  public enum Kind {
    /** An operation. */
    OPERATION,
    /** An interrupt begins. */
    INTERRUPT,
    /** The handler of an interrupt has ended. */
    END
  }
}

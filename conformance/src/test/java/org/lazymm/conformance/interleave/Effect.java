package org.lazymm.conformance.interleave;

/**
 * Something that a CPU's code did between two accesses and that is judged by what other CPUs are
 * doing then.
 *
 * @param kind what
 * @param mm the number of the mm that it is about; -1 if there is none
 * @param what which ghost, which set of candidates, or which interrupt
 * @param by by how much, or 1 for yes
 */
record Effect(Kind kind, int mm, int what, int by) {

  /** The kinds of effects. */
  enum Kind {
    /** A ghost of an mm changes. */
    GHOST,
    /** An mm is used. */
    USE,
    /** The scheme asks for candidates; judged if the mm is dead. */
    CANDIDATES_ASKED,
    /** A moment at which the architecture's candidates must be complete. */
    CANDIDATES_DUE,
    /** A handler has ended. */
    HANDLED,
    /** A step was skipped. */
    SKIPPED
  }
}

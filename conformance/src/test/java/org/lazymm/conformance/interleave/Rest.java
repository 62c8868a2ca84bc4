package org.lazymm.conformance.interleave;

/** How CPUs rest when none of them can go on. */
enum Rest {
  /** All steps are over and nothing is under way. */
  ENDED,
  /** One waits for ever. */
  DEADLOCK,
  /** The code of one threw, or an interrupt finds its interrupts off for ever. */
  STUCK,
  /** The machine says that this cannot happen. */
  INFEASIBLE
}

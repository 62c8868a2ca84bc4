package org.lazymm.simulator.reference;

/** What a step of a program is. */
enum Kind {
  LOAD,
  STORE,
  RMW,
  FENCE,
  /** Time passes without an access. */
  PASS
}

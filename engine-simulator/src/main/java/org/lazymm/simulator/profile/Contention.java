package org.lazymm.simulator.profile;

/**
 * How long a line stays busy when CPUs queue for it: the two ends of a band.
 *
 * <p>The occupancies of the profiles are fitted to tight loops, in which hardware serves several
 * operations while it holds a line. A count that is touched once in a context switch gives it less
 * to serve, so that the truth lies between the two.
 */
public enum Contention {
  /** The occupancy of the profile: the least damage. */
  TIGHT,
  /** An occupancy as long as the latency, the textbook queue: the most damage. */
  SPARSE
}

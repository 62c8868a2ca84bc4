package org.lazymm.simulator.calibrate;

/** Rounds of something that is measured. */
@FunctionalInterface
interface Batch {

  /**
   * Runs some rounds.
   *
   * @param rounds how many, at least 1
   * @return how long all of them took together, in nanoseconds
   */
  long nanoseconds(int rounds);

  /** The same for one round. */
  default double nanosecondsPerRound(int rounds) {
    return nanoseconds(rounds) / (double) rounds;
  }
}

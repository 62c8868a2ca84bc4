package org.lazymm.simulator.result;

import java.io.Serializable;

/**
 * What is approximate in a run, measured.
 *
 * <p>The values of an action are decided at its beginning, its accesses have their times later.
 * Compare-and-exchange loops are not run again when another CPU comes in between.
 *
 * @param accesses accesses that another CPU could have seen
 * @param inverted those whose value was decided before that of an access which they conflict with
 *     and which came earlier in time
 * @param skewP99Nanoseconds the time between value and access that 1 in 100 exceeds, rounded up to
 *     a power of two
 * @param skewMaxNanoseconds the longest such time
 * @param busiestLine the share of the time that the busiest line was busy, 0 to 1
 * @param busiestExchanged the same of the lines that some CPU compares and exchanges
 */
public record Fidelity(
    long accesses,
    long inverted,
    double skewP99Nanoseconds,
    double skewMaxNanoseconds,
    double busiestLine,
    double busiestExchanged)
    implements Serializable {

  /** The share of accesses that are inverted, 0 to 1. */
  public double invertedShare() {
    return accesses == 0 ? 0 : inverted / (double) accesses;
  }
}

package org.lazymm.conformance;

import java.time.Duration;

/**
 * How much a check may cost. The same budget gives the same answers, unless the time runs out
 * first.
 *
 * @param seed from which all scenarios are generated
 * @param scenarios how many scenarios are run, 1 or more
 * @param explored how many small scenarios are explored, 0 or more
 * @param shrinkingRuns how many runs may be spent on making one failing scenario smaller, 0 or more
 * @param time after how long no new scenario is begun
 */
public record Budget(long seed, int scenarios, int explored, int shrinkingRuns, Duration time) {
  /** How many scenarios are run by a build. */
  public static final int NORMAL = 4_000;

  /** How many small scenarios are explored. */
  public static final int EXPLORED = 50;

  private static final long SEED = 20_210_617; // The day on which the question was asked.

  /** Checks the ranges. */
  public Budget {
    if (scenarios < 1) {
      throw new IllegalArgumentException("scenarios " + scenarios + ": must be 1 or more");
    }
    if (explored < 0) {
      throw new IllegalArgumentException("explored " + explored + ": must be 0 or more");
    }
    if (shrinkingRuns < 0) {
      throw new IllegalArgumentException("shrinkingRuns " + shrinkingRuns + ": must be 0 or more");
    }
    if (time.isNegative()) {
      throw new IllegalArgumentException("time " + time + ": must not be negative");
    }
  }

  /** Enough to see every situation that the rules are about: a fraction of a second. */
  public static Budget quick() {
    return of(1_500);
  }

  /** What a build spends on each scheme: well below a second of one core. */
  public static Budget normal() {
    return of(NORMAL);
  }

  /**
   * A number of scenarios.
   *
   * @param scenarios how many, 1 or more
   */
  public static Budget of(int scenarios) {
    return new Budget(SEED, scenarios, EXPLORED, 4_000, Duration.ofMinutes(10));
  }

  /** The same with other scenarios. */
  public Budget withSeed(long other) {
    return new Budget(other, scenarios, explored, shrinkingRuns, time);
  }

  /** The same, cut off after a time. */
  public Budget within(Duration limit) {
    return new Budget(seed, scenarios, explored, shrinkingRuns, limit);
  }
}

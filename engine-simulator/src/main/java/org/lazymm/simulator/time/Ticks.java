package org.lazymm.simulator.time;

/**
 * The unit of virtual time: one tick is a tenth of a nanosecond.
 *
 * <p>Machine profiles give nanoseconds with one decimal; ticks keep them whole, so that a run has
 * no rounding that depends on the order of additions. A {@code long} of ticks is good for 29 years;
 * the {@linkplain WinnerTree scheduler's key} for {@linkplain WinnerTree#MAX_TIME 31 hours}.
 */
public final class Ticks {

  /** Ticks in one nanosecond. */
  public static final long PER_NANOSECOND = 10;

  private static final double NANOSECONDS_PER_SECOND = 1e9;

  private Ticks() {}

  /**
   * The nearest number of ticks.
   *
   * @param nanoseconds a duration of at least 0 ns
   */
  public static long ofNanoseconds(double nanoseconds) {
    if (!(nanoseconds >= 0) || nanoseconds > Long.MAX_VALUE / (double) PER_NANOSECOND) {
      throw new IllegalArgumentException("not a duration in nanoseconds: " + nanoseconds);
    }
    return Math.round(nanoseconds * PER_NANOSECOND);
  }

  /** The same duration in nanoseconds. */
  public static double toNanoseconds(long ticks) {
    return ticks / (double) PER_NANOSECOND;
  }

  /** The same duration in seconds. */
  public static double toSeconds(long ticks) {
    return toNanoseconds(ticks) / NANOSECONDS_PER_SECOND;
  }
}

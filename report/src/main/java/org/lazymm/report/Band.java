package org.lazymm.report;

/**
 * The range that a number lies in, from the two ends of {@link Contention}.
 *
 * @param low the smaller end
 * @param high the greater end, {@code low} or more
 */
public record Band(double low, double high) {

  /**
   * The factor below which two numbers count as equal: a model of a machine does not tell smaller
   * differences.
   */
  public static final double RESOLUTION = 1.05;

  /** Checks the order of the ends. */
  public Band {
    Checks.finite(low, "low");
    Checks.finite(high, "high");
    if (low > high) {
      throw new IllegalArgumentException(
          "band " + low + ".." + high + ": low must not exceed high");
    }
  }

  /** The band of a single number. */
  public static Band of(double value) {
    return new Band(value, value);
  }

  /** The smallest band that holds both. */
  public Band and(Band other) {
    return new Band(Math.min(low, other.low), Math.max(high, other.high));
  }

  /**
   * Whether the whole of one is greater than the whole of the other by {@link #RESOLUTION} or more.
   */
  public boolean isApartFrom(Band other) {
    return isBelow(other) || other.isBelow(this);
  }

  /** Whether the whole of this is smaller than the whole of the other, by more than rounding. */
  public boolean isBelow(Band other) {
    return high < other.low && high * RESOLUTION <= other.low;
  }

  /** The geometric middle; the arithmetic one if an end is 0. */
  public double middle() {
    return low > 0 ? Math.sqrt(low) * Math.sqrt(high) : (low + high) / 2;
  }

  /** Whether both ends are 0. */
  public boolean isZero() {
    return high == 0;
  }
}

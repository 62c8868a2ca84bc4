package org.lazymm.report;

import java.util.Arrays;

/**
 * Where a number lies over all draws of what is not known: nine tenths of the draws lie between the
 * ends.
 *
 * @param low a twentieth of the draws lies below
 * @param median half of the draws lie below
 * @param high a twentieth of the draws lies above
 */
public record Interval(double low, double median, double high) {

  /**
   * The factor below which two numbers count as equal: a model of a machine does not tell smaller
   * differences.
   */
  public static final double RESOLUTION = 1.05;

  private static final double TAIL = 0.05;

  /** Checks the order of the three. */
  public Interval {
    Checks.finite(low, "low");
    Checks.finite(high, "high");
    if (!(low <= median && median <= high)) {
      throw new IllegalArgumentException(
          "interval " + low + ".." + high + " with median " + median + ": not in order");
    }
  }

  /** The interval of a single number. */
  public static Interval of(double value) {
    return new Interval(value, value, value);
  }

  /**
   * The interval of some numbers, in any order.
   *
   * @param values at least one
   */
  public static Interval over(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Interval(
        Checks.finite(quantile(sorted, TAIL), "low"),
        quantile(sorted, 0.5),
        quantile(sorted, 1 - TAIL));
  }

  /**
   * A quantile of sorted numbers, between two of them where it lies between them.
   *
   * @param share of the numbers that lie below it, 0 to 1
   */
  public static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    double part = place - below;
    // No product with an infinite number, which would be none.
    return part == 0 ? sorted[below] : sorted[below] * (1 - part) + sorted[below + 1] * part;
  }

  /** Whether the whole of this is smaller than the whole of the other, by more than rounding. */
  public boolean isBelow(Interval other) {
    return high < other.low && high * RESOLUTION <= other.low;
  }

  /** Whether the interval is 0 and nothing else. */
  public boolean isZero() {
    return low == 0 && high == 0;
  }

  /** Whether the interval is one number. */
  public boolean isSingle() {
    return low == high;
  }
}

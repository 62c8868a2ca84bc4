package org.lazymm.simulator.calibrate;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * What a measurement gave that was repeated: the middle of the results, and how far they lie apart.
 *
 * @param median as many results are smaller as are larger
 * @param low a tenth of the results is smaller
 * @param high a tenth of the results is larger
 * @param repetitions how many results there are
 */
public record Measured(double median, double low, double high, int repetitions) {

  private static final double TAIL = 0.1;

  /** Checks that the three lie in order and that something was measured. */
  public Measured {
    if (!(low <= median && median <= high) || Double.isInfinite(high - low)) {
      throw new IllegalArgumentException(
          "a median lies between low and high, not " + low + ", " + median + ", " + high);
    }
    if (repetitions < 1) {
      throw new IllegalArgumentException("nothing was measured: " + repetitions + " repetitions");
    }
  }

  /**
   * The middle and the spread of some results.
   *
   * @param results at least one, in any order
   */
  static Measured of(double... results) {
    if (results.length == 0) {
      throw new IllegalArgumentException("nothing was measured: no results");
    }
    double[] sorted = results.clone();
    Arrays.sort(sorted);
    return new Measured(
        quantile(sorted, 0.5), quantile(sorted, TAIL), quantile(sorted, 1 - TAIL), sorted.length);
  }

  /**
   * The same results on another scale.
   *
   * @param scale never falls
   */
  Measured map(DoubleUnaryOperator scale) {
    return new Measured(
        scale.applyAsDouble(median),
        scale.applyAsDouble(low),
        scale.applyAsDouble(high),
        repetitions);
  }

  /** How far the results lie apart, as a share of the median. */
  double spread() {
    return high == low ? 0 : (high - low) / median;
  }

  /** Whether nearly every result is above zero: else it cannot be told from nothing. */
  boolean isAboveZero() {
    return low > 0;
  }

  /** How it was found, for the source of a figure. */
  String text() {
    return "median of " + repetitions + ", " + rounded(low) + " to " + rounded(high);
  }

  /** The spread, to be printed beside the median. */
  public String spreadText() {
    return "(" + rounded(low) + " to " + rounded(high) + ")";
  }

  /** A number as people read it: hundredths below 10, tenths below 100, then whole numbers. */
  public static String rounded(double value) {
    int decimals = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** Between two results where the wanted one lies between them. */
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}

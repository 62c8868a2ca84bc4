package org.lazymm.simulator.profile;

/**
 * Where the true value of a figure may lie.
 *
 * @param low the lowest value that would not surprise, at least 0
 * @param high the highest, at least {@code low}
 * @param because why these two, in a few words; may be empty where nobody gave a range
 */
public record Range(double low, double high, String because) {

  /** Checks that both ends are numbers, in order. */
  public Range {
    if (!(low >= 0 && low <= high) || Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          "a range goes from a number of at least 0 up to another, not from "
              + low
              + " to "
              + high);
    }
  }

  /** The range of a figure for which nobody gave one: its value alone. */
  public static Range only(double value) {
    return new Range(value, value, "");
  }

  /** Whether somebody gave this range, and did not leave it at a value. */
  public boolean isGiven() {
    return !because.isBlank();
  }

  /** Whether a value lies in the range, the ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** This range, or the smallest one around it that a value lies in. */
  Range reaching(double value) {
    return contains(value) ? this : new Range(Math.min(low, value), Math.max(high, value), because);
  }
}

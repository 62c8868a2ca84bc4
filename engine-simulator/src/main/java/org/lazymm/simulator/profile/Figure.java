package org.lazymm.simulator.profile;

/**
 * One figure of a machine profile.
 *
 * @param value in the unit of its key, at least 0
 * @param source where the value is from; never blank
 * @param assumed whether the value is somebody's guess, so that reports count it
 * @param range where the true value may lie, given with a reason if the value is assumed
 */
public record Figure(double value, String source, boolean assumed, Range range) {

  /**
   * Checks that the value is a number in its range, and that a guess says how far it may be off.
   */
  public Figure {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a figure is a number of at least 0, not " + value);
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException("a figure without a source");
    }
    if (!range.contains(value)) {
      throw new IllegalArgumentException(
          "a figure of " + value + " outside its range " + range.low() + " to " + range.high());
    }
    if (assumed && !range.isGiven()) {
      throw new IllegalArgumentException("an assumed figure without a range and its reason");
    }
  }

  /** A figure that somebody measured or fitted. */
  public static Figure measured(double value, String source) {
    return new Figure(value, source, false, Range.only(value));
  }

  /** A figure that is somebody's guess. */
  public static Figure assumed(double value, String source, Range range) {
    return new Figure(value, source, true, range);
  }

  /**
   * This figure at another value: for runs that vary it. Its range stays, and grows if the value
   * lies outside.
   */
  Figure at(double other) {
    return new Figure(other, source, assumed, range.reaching(other));
  }
}

package org.lazymm.report;

import java.util.Objects;

/** What the constructors of the report's records check. */
final class Checks {

  private Checks() {}

  /** The text itself if it says something. */
  static String text(String value, String name) {
    Objects.requireNonNull(value, name);
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is blank: must say something");
    }
    return value;
  }

  /** The value itself if it is 0 or more. */
  static long notNegative(long value, String name) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " " + value + ": must be 0 or more");
    }
    return value;
  }

  /** The value itself if it is a finite number of 0 or more. */
  static double finite(double value, String name) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          name + " " + value + ": must be a finite number of 0 or more");
    }
    return value;
  }
}

package org.lazymm.simulator.profile;

/**
 * One figure of a machine profile.
 *
 * @param value in the unit of its key, at least 0
 * @param source where the value is from; never blank
 * @param assumed whether the value is somebody's guess, so that reports count it
 */
public record Figure(double value, String source, boolean assumed) {

  /** Checks that the value is a number of at least 0 and that there is a source. */
  public Figure {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a figure is a number of at least 0, not " + value);
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException("a figure without a source");
    }
  }
}

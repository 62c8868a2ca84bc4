package org.lazymm.simulator.profile;

import java.util.Locale;
import java.util.Set;

/** Reads one figure of a machine profile. */
final class FigureReader {

  private FigureReader() {}

  /**
   * The figure that a mapping describes.
   *
   * @param key which figure it is
   * @param mapping its value, its source, whether it is assumed, and its range
   * @param open supplies the range if it is assumed and has none
   * @throws ProfileException with file, line and column when it is none
   */
  static Figure read(FigureKey key, YamlMapping mapping, LeftOpen open) {
    mapping.allowOnly(Set.of("value", "source", "assumed", "range", "because"));
    double value = mapping.number("value");
    if (!isPossible(key, value)) {
      throw mapping.errorAt("value", key.label() + limits(key) + ", not " + value);
    }
    boolean assumed = mapping.flag("assumed");
    return new Figure(
        value, mapping.text("source"), assumed, range(key, mapping, value, assumed, open));
  }

  private static Range range(
      FigureKey key, YamlMapping mapping, double value, boolean assumed, LeftOpen open) {
    if (!mapping.keys().contains("range")) {
      if (mapping.keys().contains("because")) {
        throw mapping.errorAt("because", "because gives the reason of a range; add range");
      }
      return assumed ? open.range(key, value) : Range.only(value);
    }
    double[] ends = mapping.twoNumbers("range");
    if (!isPossible(key, ends[0]) || !isPossible(key, ends[1])) {
      throw mapping.errorAt(
          "range",
          "both ends of the range of "
              + key.label()
              + limits(key)
              + ", not "
              + ends[0]
              + " and "
              + ends[1]);
    }
    if (ends[0] > ends[1]) {
      throw mapping.errorAt(
          "range", "range must go from low to high, not from " + ends[0] + " to " + ends[1]);
    }
    if (!(ends[0] <= value && value <= ends[1])) {
      throw mapping.errorAt(
          "range",
          "the value "
              + value
              + " of "
              + key.label()
              + " must lie in its range, not outside "
              + ends[0]
              + " to "
              + ends[1]);
    }
    return new Range(ends[0], ends[1], mapping.text("because"));
  }

  private static boolean isPossible(FigureKey key, double value) {
    return value >= 0 && value <= key.unit().limit();
  }

  private static String limits(FigureKey key) {
    String limit = String.format(Locale.ROOT, "%.0f %s", key.unit().limit(), key.unit().symbol());
    return " must be 0 to " + limit.strip();
  }
}

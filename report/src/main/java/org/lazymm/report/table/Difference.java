package org.lazymm.report.table;

import java.util.Optional;
import java.util.SortedMap;
import org.lazymm.report.Interval;
import org.lazymm.report.Metric;
import org.lazymm.report.Numbers;

/**
 * What one scheme has more than another, draw by draw; negative where it has less.
 *
 * @param low a twentieth of the draws lies below
 * @param median half of the draws lie below
 * @param high a twentieth of the draws lies above
 */
record Difference(double low, double median, double high) {

  static Optional<Difference> of(
      SortedMap<Integer, Double> scheme, SortedMap<Integer, Double> other) {
    double[] sorted =
        scheme.entrySet().stream()
            .filter(entry -> other.containsKey(entry.getKey()))
            .mapToDouble(entry -> entry.getValue() - other.getOrDefault(entry.getKey(), Double.NaN))
            .sorted()
            .toArray();
    return sorted.length == 0
        ? Optional.empty()
        : Optional.of(
            new Difference(
                Interval.quantile(sorted, 0.05),
                Interval.quantile(sorted, 0.5),
                Interval.quantile(sorted, 0.95)));
  }

  /** Whether it reads as nothing. */
  boolean isNothing(Metric metric) {
    return isNothing(metric, low) && isNothing(metric, median) && isNothing(metric, high);
  }

  private static boolean isNothing(Metric metric, double value) {
    return value == 0 || Numbers.human(metric, Math.abs(value)).startsWith("<");
  }

  /** The median, and both ends behind it unless all three read the same. */
  String text(Metric metric) {
    String ends = signed(metric, low) + ".." + signed(metric, high);
    return signed(metric, low).equals(signed(metric, high))
        ? signed(metric, median)
        : signed(metric, median) + " (" + ends + ")";
  }

  private static String signed(Metric metric, double value) {
    if (isNothing(metric, value)) {
      return "0";
    }
    return (value < 0 ? "-" : "+") + Numbers.human(metric, Math.abs(value));
  }
}

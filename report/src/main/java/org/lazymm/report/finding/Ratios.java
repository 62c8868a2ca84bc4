package org.lazymm.report.finding;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lazymm.report.Interval;

/**
 * By what factor one scheme is better than another at one position, in each draw that both have.
 *
 * @param byDraw by number of the draw; above 1 where the first is the better one, infinite where it
 *     pays nothing
 */
record Ratios(SortedMap<Integer, Double> byDraw) {

  /** The share of draws in which an order must hold for it to be stated. */
  static final double CONFIDENCE = 0.95;

  static final double LOW = 0.05;
  static final double HIGH = 0.95;

  static Ratios of(
      SortedMap<Integer, Double> first, SortedMap<Integer, Double> second, boolean moreIsBetter) {
    SortedMap<Integer, Double> ratios = new TreeMap<>();
    first.forEach(
        (draw, amount) -> {
          Double other = second.get(draw);
          if (other != null) {
            ratios.put(draw, moreIsBetter ? ratio(amount, other) : ratio(other, amount));
          }
        });
    return new Ratios(ratios);
  }

  private static double ratio(double better, double worse) {
    if (better == worse) {
      return 1;
    }
    return worse == 0 ? Double.POSITIVE_INFINITY : better / worse;
  }

  boolean isEmpty() {
    return byDraw.isEmpty();
  }

  /** Whether the first is ahead, or the second; empty where neither is in enough draws. */
  Optional<Boolean> leadOfFirst() {
    if (leads(true)) {
      return Optional.of(true);
    }
    return leads(false) ? Optional.of(false) : Optional.empty();
  }

  private boolean leads(boolean first) {
    long ahead = byDraw.values().stream().filter(ratio -> first ? ratio > 1 : ratio < 1).count();
    return ahead >= CONFIDENCE * byDraw.size() && factor(first, 0.5) >= Interval.RESOLUTION;
  }

  /** A quantile of the factor by which the first is better, or the second. */
  double factor(boolean first, double share) {
    double[] sorted =
        byDraw.values().stream().mapToDouble(ratio -> first ? ratio : 1 / ratio).sorted().toArray();
    return Interval.quantile(sorted, share);
  }
}

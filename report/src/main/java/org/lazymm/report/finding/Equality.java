package org.lazymm.report.finding;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.lazymm.report.Interval;

/** Where two schemes are equal, in each draw. */
final class Equality {

  private Equality() {}

  /**
   * Where the order turns between two positions at which it is stated, over all draws in which it
   * turns there.
   */
  static Interval over(SortedMap<Double, Ratios> ratios, double below, double above) {
    Set<Integer> draws = new TreeSet<>(Objects.requireNonNull(ratios.get(below)).byDraw().keySet());
    double[] turns =
        draws.stream()
            .map(draw -> turn(ratios, draw, below, above))
            .flatMap(Optional::stream)
            .mapToDouble(Double::doubleValue)
            .toArray();
    return turns.length == 0 ? Interval.of(between(below, above, 0.5)) : Interval.over(turns);
  }

  /** Where the first turn of one draw is, interpolated in log space. */
  private static Optional<Double> turn(
      SortedMap<Double, Ratios> ratios, int draw, double below, double above) {
    Optional<Double> from = Optional.empty();
    double lead = 0;
    for (Map.Entry<Double, Ratios> next : ratios.tailMap(below).entrySet()) {
      Double ratio = next.getValue().byDraw().get(draw);
      if (ratio == null || next.getKey() > above) {
        continue;
      }
      double nextLead = Math.log(ratio);
      if (from.isPresent() && Math.signum(nextLead) != Math.signum(lead)) {
        double share = Double.isFinite(lead - nextLead) ? lead / (lead - nextLead) : 0.5;
        return Optional.of(between(from.get(), next.getKey(), share));
      }
      from = Optional.of(next.getKey());
      lead = nextLead;
    }
    return Optional.empty();
  }

  private static double between(double from, double to, double share) {
    return from > 0
        ? Math.exp(Math.log(from) + share * (Math.log(to) - Math.log(from)))
        : from + share * (to - from);
  }
}

package org.lazymm.report.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lazymm.report.Band;
import org.lazymm.report.Better;
import org.lazymm.report.Comparison;
import org.lazymm.report.Metric;
import org.lazymm.report.Metrics;

/**
 * Finds who is ahead where.
 *
 * <p>A scheme is ahead of another at a position if their bands {@link Band#isApartFrom are apart}
 * there. A crossing is stated only between two positions at which different schemes are ahead;
 * everything else is within the band, and nothing is said about it.
 */
public final class Crossovers {

  private static final List<Metric> COMPARED =
      List.of(Metrics.SWITCHES_PER_SECOND, Metrics.EXIT_LATENCY_P99);

  private Crossovers() {}

  /**
   * The relations of all pairs of schemes, for each sweep (those of a single position included) and
   * each metric that schemes are compared by; no list is empty.
   */
  public static List<List<Relation>> of(Comparison comparison) {
    List<List<Relation>> groups = new ArrayList<>();
    for (Sweep sweep : Sweep.of(comparison)) {
      for (Metric metric : COMPARED) {
        List<Relation> group = of(sweep, metric);
        if (!group.isEmpty()) {
          groups.add(group);
        }
      }
    }
    return groups;
  }

  /**
   * The relations of all pairs of schemes of a sweep.
   *
   * @param metric a metric of which one way is the better one
   */
  public static List<Relation> of(Sweep sweep, Metric metric) {
    if (metric.better() == Better.NEITHER) {
      throw new IllegalArgumentException(
          "metric " + metric.id() + ": neither way is the better one, so nobody is ahead");
    }
    List<Relation> relations = new ArrayList<>();
    List<String> schemes = sweep.schemes();
    for (int i = 0; i < schemes.size(); i++) {
      for (int j = i + 1; j < schemes.size(); j++) {
        relation(sweep, metric, schemes.get(i), schemes.get(j)).ifPresent(relations::add);
      }
    }
    return relations;
  }

  private static Optional<Relation> relation(
      Sweep sweep, Metric metric, String first, String second) {
    SortedMap<Double, Band> left = sweep.curve(first, metric);
    SortedMap<Double, Band> right = sweep.curve(second, metric);
    SortedMap<Double, Band[]> both = new TreeMap<>();
    left.forEach(
        (at, band) -> {
          Band other = right.get(at);
          if (other != null) {
            both.put(at, new Band[] {band, other});
          }
        });
    if (both.isEmpty()) {
      return Optional.empty();
    }
    List<Stretch> stretches = new ArrayList<>();
    both.forEach(
        (at, bands) -> append(stretches, stretch(at, metric, first, bands[0], second, bands[1])));
    return Optional.of(
        new Relation(sweep, metric, first, second, stretches, crossings(stretches, both)));
  }

  private static Stretch stretch(
      double at, Metric metric, String first, Band left, String second, Band right) {
    if (!left.isApartFrom(right)) {
      return new Stretch(at, at, Optional.empty(), 1, 1);
    }
    boolean leftIsGreater = left.low() > right.high();
    Band great = leftIsGreater ? left : right;
    Band small = leftIsGreater ? right : left;
    boolean firstLeads = leftIsGreater == (metric.better() == Better.HIGHER);
    return new Stretch(
        at,
        at,
        Optional.of(firstLeads ? first : second),
        great.low() / small.high(),
        great.high() / small.low());
  }

  private static void append(List<Stretch> stretches, Stretch next) {
    int end = stretches.size() - 1;
    if (end >= 0 && stretches.get(end).leader().equals(next.leader())) {
      stretches.set(end, stretches.get(end).and(next));
    } else {
      stretches.add(next);
    }
  }

  private static List<Crossing> crossings(List<Stretch> stretches, SortedMap<Double, Band[]> both) {
    List<Crossing> crossings = new ArrayList<>();
    Optional<Stretch> before = Optional.empty();
    for (Stretch stretch : stretches) {
      if (stretch.leader().isEmpty()) {
        continue;
      }
      if (before.isPresent() && !before.get().leader().equals(stretch.leader())) {
        double below = before.get().to();
        double above = stretch.from();
        crossings.add(
            new Crossing(
                below,
                above,
                estimate(both, below, above),
                before.get().leader().get(),
                stretch.leader().get()));
      }
      before = Optional.of(stretch);
    }
    return crossings;
  }

  /** Where the middles meet between two positions at which they are in opposite order. */
  private static double estimate(SortedMap<Double, Band[]> both, double below, double above) {
    double position = below;
    SortedMap<Double, Band[]> from = both.tailMap(below);
    double gap = gap(from.values().iterator().next());
    for (Map.Entry<Double, Band[]> next : from.entrySet()) {
      double nextGap = gap(next.getValue());
      if (next.getKey() > below && Math.signum(nextGap) != Math.signum(gap)) {
        double share = Double.isFinite(gap - nextGap) ? gap / (gap - nextGap) : 0.5;
        return between(position, next.getKey(), share);
      }
      position = next.getKey();
      gap = nextGap;
    }
    return between(below, above, 0.5);
  }

  private static double gap(Band[] bands) {
    return Math.log(bands[0].middle()) - Math.log(bands[1].middle());
  }

  private static double between(double from, double to, double share) {
    return from > 0
        ? Math.exp(Math.log(from) + share * (Math.log(to) - Math.log(from)))
        : from + share * (to - from);
  }
}

package org.lazymm.report.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lazymm.report.Comparison;
import org.lazymm.report.Direction;
import org.lazymm.report.Metric;
import org.lazymm.report.Metrics;

/**
 * Finds who is ahead where.
 *
 * <p>A scheme is ahead of another at a position if it is ahead in 95 of 100 draws of what is not
 * known, each draw being the same for both. A crossing is stated only between two positions at
 * which different schemes are ahead; nothing is said about everything else.
 */
public final class Crossovers {

  private static final List<Metric> COMPARED =
      List.of(Metrics.SWITCHES_PER_SECOND, Metrics.EXIT_LATENCY_P99);

  private Crossovers() {}

  /**
   * The relations of all pairs of schemes, for each sweep (those of a single position included) and
   * each metric that schemes are compared by; no list is empty.
   */
  public static List<List<LeadRelation>> of(Comparison comparison) {
    List<List<LeadRelation>> groups = new ArrayList<>();
    for (Sweep sweep : Sweep.of(comparison)) {
      for (Metric metric : COMPARED) {
        List<LeadRelation> group = of(sweep, metric);
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
  public static List<LeadRelation> of(Sweep sweep, Metric metric) {
    if (metric.better() == Direction.NEITHER) {
      throw new IllegalArgumentException(
          "metric " + metric.id() + ": neither way is the better one, so nobody is ahead");
    }
    List<LeadRelation> relations = new ArrayList<>();
    List<String> schemes = sweep.schemes();
    for (int i = 0; i < schemes.size(); i++) {
      for (int j = i + 1; j < schemes.size(); j++) {
        relation(sweep, metric, schemes.get(i), schemes.get(j)).ifPresent(relations::add);
      }
    }
    return relations;
  }

  private static Optional<LeadRelation> relation(
      Sweep sweep, Metric metric, String first, String second) {
    SortedMap<Double, Ratios> ratios = new TreeMap<>();
    for (double at : sweep.positions()) {
      Ratios here =
          Ratios.of(
              sweep.draws(first, at, one -> one.value(metric)),
              sweep.draws(second, at, one -> one.value(metric)),
              metric.better() == Direction.HIGHER);
      if (!here.isEmpty()) {
        ratios.put(at, here);
      }
    }
    if (ratios.isEmpty()) {
      return Optional.empty();
    }
    List<LeadInterval> stretches = new ArrayList<>();
    ratios.forEach(
        (at, here) ->
            append(
                stretches,
                Trust.isDoubtful(sweep, at, first, second)
                    ? LeadInterval.undecided(at)
                    : stretch(at, first, second, here)));
    return Optional.of(
        new LeadRelation(sweep, metric, first, second, stretches, crossings(stretches, ratios)));
  }

  private static LeadInterval stretch(double at, String first, String second, Ratios ratios) {
    return ratios
        .leadOfFirst()
        .map(
            leads ->
                new LeadInterval(
                    at,
                    at,
                    Optional.of(leads ? first : second),
                    ratios.factor(leads, Ratios.LOW),
                    ratios.factor(leads, Ratios.HIGH)))
        .orElseGet(() -> LeadInterval.undecided(at));
  }

  private static void append(List<LeadInterval> stretches, LeadInterval next) {
    int end = stretches.size() - 1;
    if (end >= 0 && stretches.get(end).leader().equals(next.leader())) {
      stretches.set(end, stretches.get(end).and(next));
    } else {
      stretches.add(next);
    }
  }

  private static List<Crossing> crossings(
      List<LeadInterval> stretches, SortedMap<Double, Ratios> ratios) {
    List<Crossing> crossings = new ArrayList<>();
    Optional<LeadInterval> before = Optional.empty();
    for (LeadInterval stretch : stretches) {
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
                Equality.over(ratios, below, above),
                before.get().leader().get(),
                stretch.leader().get()));
      }
      before = Optional.of(stretch);
    }
    return crossings;
  }
}

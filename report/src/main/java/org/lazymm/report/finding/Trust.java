package org.lazymm.report.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.lazymm.report.Interval;
import org.lazymm.report.Metric;
import org.lazymm.report.Metrics;
import org.lazymm.report.Numbers;

/**
 * Where a run leaves what the model can carry: no order is stated there.
 *
 * <p>Two things are approximate. A loop that compares and exchanges is not run again when another
 * CPU comes in between, which matters once its line is busy nearly all of the time. And the values
 * of an action are decided at its beginning, which matters once other CPUs do much in between.
 */
final class Trust {

  /** How much of the time a line may be busy that is compared and exchanged. */
  static final double BUSIEST = 0.9;

  /** How long before their access nearly all values may be decided, in nanoseconds. */
  static final double SKEW = 1e6;

  private Trust() {}

  /** Why no order is stated for a scheme at a position; empty where it is. */
  static Optional<String> doubt(Sweep sweep, String scheme, double at) {
    if (median(sweep, scheme, at, Metrics.BUSIEST_EXCHANGED) > BUSIEST) {
      return Optional.of(
          "a line that it compares and exchanges is busy more than "
              + Numbers.human(Metrics.BUSIEST_EXCHANGED, BUSIEST)
              + " of the time, and retries are not priced");
    }
    if (median(sweep, scheme, at, Metrics.SKEW_P99) > SKEW) {
      return Optional.of(
          "1 in 100 of its values is decided more than "
              + Numbers.human(Metrics.SKEW_P99, SKEW)
              + " before its access");
    }
    return Optional.empty();
  }

  private static double median(Sweep sweep, String scheme, double at, Metric metric) {
    return sweep.interval(scheme, at, metric).map(Interval::median).orElse(0.0);
  }

  /** Whether no order of two schemes is stated at a position, whatever the draws say. */
  static boolean isDoubtful(Sweep sweep, double at, String first, String second) {
    return doubt(sweep, first, at).isPresent() || doubt(sweep, second, at).isPresent();
  }

  /** All doubts of a sweep, schemes with the same one at the same places together. */
  static List<String> sentences(Sweep sweep) {
    Map<List<String>, TreeSet<String>> schemes = new LinkedHashMap<>();
    for (String scheme : sweep.schemes()) {
      Map<String, List<Double>> places = new LinkedHashMap<>();
      List<Double> positions = sweep.positions(scheme);
      for (double at : positions) {
        doubt(sweep, scheme, at)
            .ifPresent(why -> places.computeIfAbsent(why, none -> new ArrayList<>()).add(at));
      }
      places.forEach(
          (why, at) ->
              schemes
                  .computeIfAbsent(
                      List.of(where(sweep, positions, at), why), none -> new TreeSet<>())
                  .add(scheme));
    }
    List<String> sentences = new ArrayList<>();
    schemes.forEach(
        (doubt, who) ->
            sentences.add(
                "No statement on "
                    + Sentences.list(who)
                    + " "
                    + doubt.get(0)
                    + ": "
                    + doubt.get(1)
                    + "."));
    return sentences;
  }

  /** From the first of some positions on if all behind it are among them, else each of them. */
  private static String where(Sweep sweep, List<Double> positions, List<Double> some) {
    String noun = sweep.workload().axis().noun();
    int first = positions.indexOf(some.get(0));
    return positions.subList(first, positions.size()).equals(some)
        ? "from " + Numbers.tick(some.get(0)) + " " + noun + " on"
        : "at " + Sentences.list(some.stream().map(Numbers::tick).toList()) + " " + noun;
  }
}

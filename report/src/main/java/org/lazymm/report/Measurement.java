package org.lazymm.report;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one run of one scheme cost.
 *
 * @param workload the workload's id
 * @param profile the profile's id
 * @param cpus CPUs of the machine, 1 or more
 * @param at where on the workload's axis: the number of CPUs, unless it varies something else
 * @param scheme the scheme's name
 * @param draw which draw of what is not known: 0 for the figures and the seed as stated
 * @param values the numbers, each finite and 0 or more; one that was not measured is not there
 */
public record Measurement(
    String workload,
    String profile,
    int cpus,
    double at,
    String scheme,
    int draw,
    Map<Metric, Double> values) {

  private static final Comparator<Metric> METRIC_ORDER =
      Comparator.comparing(Metric::group)
          .thenComparingInt(Metrics::position)
          .thenComparing(Metric::id);

  /** Checks the ranges and puts the values into the reports' order. */
  public Measurement {
    Checks.text(workload, "workload");
    Checks.text(profile, "profile");
    if (cpus < 1) {
      throw new IllegalArgumentException("cpus " + cpus + ": must be 1 or more");
    }
    Checks.finite(at, "at");
    Checks.text(scheme, "scheme");
    if (draw < 0) {
      throw new IllegalArgumentException("draw " + draw + ": must be 0 or more");
    }
    Map<Metric, Double> sorted = new LinkedHashMap<>();
    values.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(METRIC_ORDER))
        .forEach(
            entry ->
                sorted.put(entry.getKey(), Checks.finite(entry.getValue(), entry.getKey().id())));
    values = Collections.unmodifiableMap(sorted);
  }

  /** A measurement of a sweep over CPU counts, or of a load that varies nothing. */
  public static Measurement onCpus(
      String workload,
      String profile,
      int cpus,
      String scheme,
      int draw,
      Map<Metric, Double> values) {
    return new Measurement(workload, profile, cpus, cpus, scheme, draw, values);
  }

  /** The order of metrics in every report: by group, then as {@link Metrics} lists them. */
  public static Comparator<Metric> metricOrder() {
    return METRIC_ORDER;
  }

  /** The value of a metric, if it was measured. */
  public OptionalDouble value(Metric metric) {
    Double value = values.get(metric);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** A metric for each of what another one counts, if both were measured and there were any. */
  public OptionalDouble per(Metric count, Metric metric) {
    double many = value(count).orElse(0);
    OptionalDouble amount = value(metric);
    return many > 0 && amount.isPresent()
        ? OptionalDouble.of(amount.getAsDouble() / many)
        : OptionalDouble.empty();
  }

  /** Everything but the numbers, for messages. */
  String place() {
    return workload
        + " on "
        + profile
        + " with "
        + cpus
        + " CPUs at "
        + Numbers.exact(at)
        + ", "
        + scheme
        + ", "
        + "draw "
        + draw;
  }
}

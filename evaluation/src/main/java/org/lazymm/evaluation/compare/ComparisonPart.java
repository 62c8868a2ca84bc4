package org.lazymm.evaluation.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lazymm.evaluation.work.Diagnostic;
import org.lazymm.report.Comparison;
import org.lazymm.report.Measurement;
import org.lazymm.report.Metric;
import org.lazymm.report.Metrics;
import org.lazymm.report.Scheme;
import org.lazymm.report.Sensitivity;
import org.lazymm.report.Verdict;

/**
 * What a comparison says about one scheme, as a JVM of its own hands it back.
 *
 * @param schemes that scheme
 * @param verdicts what was found
 * @param numbers what it cost
 * @param sensitivities which figures decide between it and the status quo
 * @param faults the runs that ended by a fault of ours
 */
public record ComparisonPart(
    List<Scheme> schemes,
    List<Verdict> verdicts,
    List<Numbers> numbers,
    List<Sensitivity> sensitivities,
    List<Diagnostic> faults) {

  /** Copies the lists. */
  public ComparisonPart {
    schemes = List.copyOf(schemes);
    verdicts = List.copyOf(verdicts);
    numbers = List.copyOf(numbers);
    sensitivities = List.copyOf(sensitivities);
    faults = List.copyOf(faults);
  }

  /** A {@link Measurement} whose metrics are known by their ids. */
  record Numbers(
      String workload,
      String profile,
      int cpus,
      double at,
      String scheme,
      int draw,
      Map<String, Double> values) {

    static Numbers of(Measurement measured) {
      Map<String, Double> values = new TreeMap<>();
      measured.values().forEach((metric, value) -> values.put(metric.id(), value));
      return new Numbers(
          measured.workload(),
          measured.profile(),
          measured.cpus(),
          measured.at(),
          measured.scheme(),
          measured.draw(),
          values);
    }

    Measurement measurement() {
      Map<Metric, Double> known = new HashMap<>();
      for (Metric metric : Metrics.all()) {
        Double value = values.get(metric.id());
        if (value != null) {
          known.put(metric, value);
        }
      }
      return new Measurement(workload, profile, cpus, at, scheme, draw, known);
    }
  }

  /** All that a comparison of one scheme says. */
  public static ComparisonPart of(Comparison comparison, List<Diagnostic> faults) {
    return new ComparisonPart(
        comparison.schemes(),
        comparison.verdicts(),
        comparison.measurements().stream().map(Numbers::of).toList(),
        comparison.sensitivities(),
        faults);
  }
}

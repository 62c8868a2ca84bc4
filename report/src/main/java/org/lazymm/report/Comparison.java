package org.lazymm.report;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that a report says: schemes, what was found about them, what they cost, and how to get it
 * again.
 *
 * <p>It is in one canonical order whatever the order it was put together in: schemes by name,
 * measurements by workload, profile, position, scheme and draw. Workloads, properties and checks
 * stay in the order given, which is that of the reports.
 *
 * @param provenance how to get the same report again
 * @param profiles the modelled machines
 * @param workloads what the schemes were run on
 * @param schemes the schemes compared
 * @param properties what was checked
 * @param checks the ways of checking, those included that have not run
 * @param verdicts what was found, at most one for each scheme, property and check
 * @param measurements what it cost, at most one for each workload, profile, position, scheme and
 *     draw
 * @param sensitivities which figures decide, if that was looked into
 * @param problems what went wrong on the way
 */
public record Comparison(
    Provenance provenance,
    List<Profile> profiles,
    List<PricedLoad> workloads,
    List<Scheme> schemes,
    List<JudgedProperty> properties,
    List<Check> checks,
    List<Verdict> verdicts,
    List<Measurement> measurements,
    List<Sensitivity> sensitivities,
    List<Problem> problems) {

  /** Checks that every name is declared once and that nothing refers to one that is not. */
  public Comparison {
    Objects.requireNonNull(provenance, "provenance");
    profiles = List.copyOf(profiles);
    workloads = List.copyOf(workloads);
    schemes = schemes.stream().sorted(Comparator.comparing(Scheme::name)).toList();
    properties = List.copyOf(properties);
    checks = List.copyOf(checks);
    sensitivities = List.copyOf(sensitivities);
    problems = List.copyOf(problems);

    List<String> profileIds = names("profile", profiles, Profile::id);
    List<String> workloadIds = names("workload", workloads, PricedLoad::id);
    List<String> schemeNames = names("scheme", schemes, Scheme::name);
    List<String> propertyIds = names("property", properties, JudgedProperty::id);
    List<String> checkIds = names("check", checks, Check::id);

    Set<List<Object>> seen = new HashSet<>();
    for (Verdict verdict : verdicts) {
      String place = "verdict on " + verdict.scheme() + " " + verdict.property();
      known(place, "scheme", verdict.scheme(), schemeNames);
      known(place, "property", verdict.property(), propertyIds);
      known(place, "check", verdict.check(), checkIds);
      if (!seen.add(List.of(verdict.scheme(), verdict.property(), verdict.check()))) {
        throw new IllegalArgumentException(
            "two verdicts on "
                + verdict.scheme()
                + " "
                + verdict.property()
                + " by "
                + verdict.check()
                + ": combine them with Verdict.and");
      }
    }
    for (Measurement one : measurements) {
      known(one.place(), "workload", one.workload(), workloadIds);
      known(one.place(), "profile", one.profile(), profileIds);
      known(one.place(), "scheme", one.scheme(), schemeNames);
      if (!seen.add(
          List.of(one.workload(), one.profile(), one.cpus(), one.at(), one.scheme(), one.draw()))) {
        throw new IllegalArgumentException("two measurements of " + one.place());
      }
    }
    verdicts =
        verdicts.stream()
            .sorted(
                Comparator.comparing(Verdict::scheme)
                    .thenComparingInt(verdict -> propertyIds.indexOf(verdict.property()))
                    .thenComparingInt(verdict -> checkIds.indexOf(verdict.check())))
            .toList();
    measurements =
        measurements.stream()
            .sorted(
                Comparator.<Measurement>comparingInt(one -> workloadIds.indexOf(one.workload()))
                    .thenComparingInt(one -> profileIds.indexOf(one.profile()))
                    .thenComparingInt(Measurement::cpus)
                    .thenComparingDouble(Measurement::at)
                    .thenComparing(Measurement::scheme)
                    .thenComparingInt(Measurement::draw))
            .toList();
  }

  /** Begins to put one together. */
  public static ComparisonBuilder builder(Provenance provenance) {
    return new ComparisonBuilder(provenance);
  }

  /** All metrics that some measurement has, in the order of reports. */
  public List<Metric> metrics() {
    return measurements.stream()
        .flatMap(measurement -> measurement.values().keySet().stream())
        .distinct()
        .sorted(Measurement.metricOrder())
        .toList();
  }

  private static <T> List<String> names(String kind, List<T> items, Function<T, String> name) {
    List<String> names = items.stream().map(name).toList();
    Set<String> seen = new HashSet<>();
    for (String one : names) {
      if (!seen.add(one)) {
        throw new IllegalArgumentException(kind + " '" + one + "' is there twice");
      }
    }
    return names;
  }

  private static void known(String place, String kind, String name, List<String> names) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          place
              + ": unknown "
              + kind
              + " '"
              + name
              + "', known are "
              + names.stream().collect(Collectors.joining(", ", "[", "]")));
    }
  }
}

package org.lazymm.report.finding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.lazymm.report.Axis;
import org.lazymm.report.Comparison;
import org.lazymm.report.Interval;
import org.lazymm.report.Measurement;
import org.lazymm.report.Metric;
import org.lazymm.report.Metrics;
import org.lazymm.report.PricedLoad;
import org.lazymm.report.Profile;

/** The measurements of one workload on one modelled machine, along the workload's axis. */
public final class Sweep {

  private final PricedLoad workload;
  private final Profile profile;
  private final OptionalInt cpus;
  private final List<Measurement> measurements;
  private final List<Metric> metrics;
  private final SortedMap<String, SortedMap<Double, List<Measurement>>> places = new TreeMap<>();

  Sweep(PricedLoad workload, Profile profile, OptionalInt cpus, List<Measurement> measurements) {
    this.workload = workload;
    this.profile = profile;
    this.cpus = cpus;
    this.measurements = List.copyOf(measurements);
    this.metrics =
        measurements.stream()
            .flatMap(one -> one.values().keySet().stream())
            .distinct()
            .sorted(Measurement.metricOrder())
            .toList();
    for (Measurement one : this.measurements) {
      places
          .computeIfAbsent(one.scheme(), none -> new TreeMap<>())
          .computeIfAbsent(one.at(), none -> new ArrayList<>())
          .add(one);
    }
  }

  /** All sweeps of a comparison, in its order; those of a single position included. */
  public static List<Sweep> of(Comparison comparison) {
    List<Sweep> sweeps = new ArrayList<>();
    for (PricedLoad workload : comparison.workloads()) {
      for (Profile profile : comparison.profiles()) {
        Map<OptionalInt, List<Measurement>> parts = new LinkedHashMap<>();
        for (Measurement one : comparison.measurements()) {
          if (one.workload().equals(workload.id()) && one.profile().equals(profile.id())) {
            parts.computeIfAbsent(cpusOf(workload, one), none -> new ArrayList<>()).add(one);
          }
        }
        parts.forEach((cpus, part) -> sweeps.add(new Sweep(workload, profile, cpus, part)));
      }
    }
    return sweeps;
  }

  private static OptionalInt cpusOf(PricedLoad workload, Measurement measurement) {
    return workload.axis().equals(Axis.CPUS)
        ? OptionalInt.empty()
        : OptionalInt.of(measurement.cpus());
  }

  /** The workload. */
  public PricedLoad workload() {
    return workload;
  }

  /** The machine. */
  public Profile profile() {
    return profile;
  }

  /** How many CPUs, where the axis is something else; empty where CPUs are the axis. */
  public OptionalInt cpus() {
    return cpus;
  }

  /** The positions along the axis, ascending. */
  public List<Double> positions() {
    return measurements.stream().map(Measurement::at).distinct().sorted().toList();
  }

  /** The positions at which a scheme was measured, ascending. */
  List<Double> positions(String scheme) {
    return List.copyOf(places.getOrDefault(scheme, Collections.emptySortedMap()).keySet());
  }

  /** The greatest position. */
  public double last() {
    return measurements.stream().mapToDouble(Measurement::at).max().orElse(0);
  }

  /** Whether there is a curve to draw: two positions or more. */
  public boolean isCurve() {
    return positions().size() > 1;
  }

  /** The schemes that have a measurement here, by name. */
  public List<String> schemes() {
    return List.copyOf(places.keySet());
  }

  /** The metrics measured here, in the order of reports. */
  public List<Metric> metrics() {
    return metrics;
  }

  /** The interval of a metric over the draws, if it was measured. */
  public Optional<Interval> interval(String scheme, double at, Metric metric) {
    return interval(draws(scheme, at, one -> one.value(metric)));
  }

  /** The interval of a count divided by the number of context switches, if there were any. */
  public Optional<Interval> perSwitch(String scheme, double at, Metric metric) {
    return interval(draws(scheme, at, one -> one.per(Metrics.SWITCHES, metric)));
  }

  private static Optional<Interval> interval(SortedMap<Integer, Double> draws) {
    return draws.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Interval.over(draws.values().stream().mapToDouble(Double::doubleValue).toArray()));
  }

  /** What each draw gave of something, by its number, where it gave it. */
  public SortedMap<Integer, Double> draws(
      String scheme, double at, Function<Measurement, OptionalDouble> value) {
    SortedMap<Integer, Double> draws = new TreeMap<>();
    for (Measurement one :
        places.getOrDefault(scheme, Collections.emptySortedMap()).getOrDefault(at, List.of())) {
      value.apply(one).ifPresent(number -> draws.put(one.draw(), number));
    }
    return draws;
  }

  /** How many draws there are at most of one scheme at one position. */
  public int drawCount() {
    return 1 + measurements.stream().mapToInt(Measurement::draw).max().orElse(0);
  }

  /** The intervals of a metric by position, where it was measured. */
  public SortedMap<Double, Interval> curve(String scheme, Metric metric) {
    SortedMap<Double, Interval> curve = new TreeMap<>();
    for (double at : positions()) {
      interval(scheme, at, metric).ifPresent(interval -> curve.put(at, interval));
    }
    return curve;
  }

  /** Workload, machine and, where the axis is something else, CPUs in one line. */
  public String title() {
    String machine = workload.title() + " on " + profile.id();
    return cpus.isPresent() ? machine + ", " + cpus.getAsInt() + " CPUs" : machine;
  }
}

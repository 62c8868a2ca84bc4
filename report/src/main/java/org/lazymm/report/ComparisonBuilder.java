package org.lazymm.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts a {@link Comparison} together piece by piece, in any order; used by one thread. */
public final class ComparisonBuilder {

  private final Provenance provenance;
  private final List<Profile> profiles = new ArrayList<>();
  private final List<PricedLoad> workloads = new ArrayList<>();
  private final List<Scheme> schemes = new ArrayList<>();
  private final List<JudgedProperty> properties = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final Map<List<String>, Verdict> verdicts = new LinkedHashMap<>();
  private final List<Measurement> measurements = new ArrayList<>();
  private final List<Sensitivity> sensitivities = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  ComparisonBuilder(Provenance provenance) {
    this.provenance = provenance;
  }

  /** Adds a modelled machine. */
  public ComparisonBuilder add(Profile profile) {
    profiles.add(profile);
    return this;
  }

  /** Adds a load; reports show loads in the order of this call. */
  public ComparisonBuilder add(PricedLoad workload) {
    workloads.add(workload);
    return this;
  }

  /** Adds a scheme. */
  public ComparisonBuilder add(Scheme scheme) {
    schemes.add(scheme);
    return this;
  }

  /** Adds a property; reports show properties in the order of this call. */
  public ComparisonBuilder add(JudgedProperty property) {
    properties.add(property);
    return this;
  }

  /** Adds a way of checking; reports show them in the order of this call. */
  public ComparisonBuilder add(Check check) {
    checks.add(check);
    return this;
  }

  /** Adds a verdict, or combines it with the one that the same check gave before. */
  public ComparisonBuilder add(Verdict verdict) {
    verdicts.merge(
        List.of(verdict.scheme(), verdict.property(), verdict.check()), verdict, Verdict::and);
    return this;
  }

  /** Adds what a figure decides. */
  public ComparisonBuilder add(Sensitivity sensitivity) {
    sensitivities.add(sensitivity);
    return this;
  }

  /** Adds a measurement. */
  public ComparisonBuilder add(Measurement measurement) {
    measurements.add(measurement);
    return this;
  }

  /** Adds something that went wrong. */
  public ComparisonBuilder add(Problem problem) {
    problems.add(problem);
    return this;
  }

  /** The comparison of all that was added. */
  public Comparison build() {
    return new Comparison(
        provenance,
        profiles,
        workloads,
        schemes,
        properties,
        checks,
        List.copyOf(verdicts.values()),
        measurements,
        sensitivities,
        problems);
  }
}

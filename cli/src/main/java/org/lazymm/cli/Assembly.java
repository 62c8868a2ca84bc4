package org.lazymm.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lazymm.report.Comparison;
import org.lazymm.report.ComparisonBuilder;
import org.lazymm.report.Measurement;
import org.lazymm.report.Outcome;
import org.lazymm.report.Problem;
import org.lazymm.report.Provenance;
import org.lazymm.report.Scheme;
import org.lazymm.report.Sensitivity;
import org.lazymm.report.Verdict;
import org.lazymm.report.engine.EngineChecks;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.MachineSelection;

/** Puts together what a report says. */
final class Assembly {
  private final ComparisonBuilder builder;

  /**
   * Begins.
   *
   * @param command what to type to get the same report
   * @param seed of all that was drawn at random
   */
  Assembly(Echo command, long seed) {
    builder =
        Comparison.builder(new Provenance(Version.number(), command.toString(), seed, Map.of()));
    Scenarios.properties().forEach(builder::add);
    builder.add(Scenarios.CHECK);
    builder.add(EngineChecks.SIMULATOR);
  }

  /** Adds who took part, on what: of a machine that was continued, the largest one. */
  Assembly with(MachineSelection machine, List<Scheme> schemes, List<Load> loads) {
    builder.add(
        Described.profile(
            Stream.concat(
                    Stream.of(machine), loads.stream().flatMap(load -> load.machines().stream()))
                .map(MachineSelection::profile)
                .max(Comparator.comparingInt(MachineProfile::cpus))
                .orElseThrow()));
    schemes.forEach(builder::add);
    loads.stream().map(Load::workload).forEach(builder::add);
    return this;
  }

  /** Adds how executions are explored, if they are. */
  Assembly with(ExploredCatalogue explored) {
    explored.checks().forEach(builder::add);
    return this;
  }

  /** Adds a scheme. */
  Assembly with(Scheme scheme) {
    builder.add(scheme);
    return this;
  }

  /** Adds what was found of a scheme elsewhere. */
  Assembly with(ComparisonPart part, Findings findings) {
    part.schemes().forEach(builder::add);
    part.numbers().forEach(each -> builder.add(each.measurement()));
    findings.add(part.verdicts());
    part.faults()
        .forEach(
            fault ->
                findings.fault(
                    fault.about() + ", in a JVM of its own",
                    new IllegalStateException(fault.what())));
    return this;
  }

  /** Adds what a run cost. */
  Assembly with(Measurement measurement) {
    builder.add(measurement);
    return this;
  }

  /** Adds what a figure decides. */
  Assembly with(Sensitivity sensitivity) {
    builder.add(sensitivity);
    return this;
  }

  /** Adds what was found, and what could not be. */
  Assembly with(Findings findings) {
    findings.verdicts().forEach(builder::add);
    return with(findings.faults());
  }

  /** Adds what went wrong. */
  Assembly with(List<Complaint> said) {
    said.forEach(each -> builder.add(new Problem(each.about(), each.what())));
    return this;
  }

  /** The report, and one complaint for each scheme and property that it broke. */
  Comparison build(Complaints complaints) {
    Comparison comparison = builder.build();
    Map<String, Complaint> failures = new TreeMap<>();
    for (Verdict verdict : comparison.verdicts()) {
      if (verdict.outcome() == Outcome.FAIL) {
        failures.putIfAbsent(
            verdict.scheme() + " " + verdict.property(),
            new Complaint(
                verdict.scheme(), "breaks " + verdict.property() + ": " + verdict.detail()));
      }
    }
    failures.values().forEach(complaints::fellShort);
    return comparison;
  }
}

package org.lazymm.evaluation.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lazymm.evaluation.load.Load;
import org.lazymm.evaluation.work.Diagnostic;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InternalErrorException;
import org.lazymm.evaluation.work.ReproCommand;
import org.lazymm.report.Comparison;
import org.lazymm.report.ComparisonBuilder;
import org.lazymm.report.Measurement;
import org.lazymm.report.Outcome;
import org.lazymm.report.Problem;
import org.lazymm.report.Provenance;
import org.lazymm.report.Scheme;
import org.lazymm.report.Sensitivity;
import org.lazymm.report.Verdict;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.MachineSelection;

/** Puts together what a report says. */
final class ComparisonAssembler {
  private final ComparisonBuilder builder;

  /**
   * Begins.
   *
   * @param command what to type to get the same report
   * @param seed of all that was drawn at random
   */
  public ComparisonAssembler(ReproCommand command, long seed) {
    builder =
        Comparison.builder(
            new Provenance(LazyMmVersion.number(), command.toString(), seed, Map.of()));
    SuiteVerdicts.properties().forEach(builder::add);
    builder.add(SuiteVerdicts.CHECK);
    builder.add(EngineChecks.SIMULATOR);
  }

  /** Adds on what they ran: of a machine that was continued, the largest one. */
  public ComparisonAssembler with(MachineSelection machine, List<Load> loads) {
    builder.add(
        ReportAdapters.profile(
            Stream.concat(
                    Stream.of(machine), loads.stream().flatMap(load -> load.machines().stream()))
                .map(MachineSelection::profile)
                .max(Comparator.comparingInt(MachineProfile::cpus))
                .orElseThrow()));
    loads.stream().map(Load::workload).forEach(builder::add);
    return this;
  }

  /** Adds how executions are explored, if they are. */
  public ComparisonAssembler with(ExploredCatalogue explored) {
    explored.checks().forEach(builder::add);
    return this;
  }

  /** Adds a scheme. */
  public ComparisonAssembler with(Scheme scheme) {
    builder.add(scheme);
    return this;
  }

  /** Adds what was found of a scheme elsewhere. */
  public ComparisonAssembler with(ComparisonPart part, VerdictCollector findings) {
    part.numbers().forEach(each -> builder.add(each.measurement()));
    part.sensitivities().forEach(builder::add);
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
  public ComparisonAssembler with(Measurement measurement) {
    builder.add(measurement);
    return this;
  }

  /** Adds what a figure decides. */
  public ComparisonAssembler with(Sensitivity sensitivity) {
    builder.add(sensitivity);
    return this;
  }

  /** Adds what was found, and what could not be. */
  public ComparisonAssembler with(VerdictCollector findings) {
    findings.verdicts().forEach(builder::add);
    return with(
        findings.internalErrors().stream().map(InternalErrorException::diagnostic).toList());
  }

  /** Adds what went wrong. */
  public ComparisonAssembler with(List<Diagnostic> said) {
    said.forEach(each -> builder.add(new Problem(each.about(), each.what())));
    return this;
  }

  /** The report, and one diagnostic for each scheme and property that it broke. */
  public Comparison build(Diagnostics diagnostics) {
    Comparison comparison = builder.build();
    Map<String, Diagnostic> failures = new TreeMap<>();
    for (Verdict verdict : comparison.verdicts()) {
      if (verdict.outcome() == Outcome.FAIL) {
        failures.putIfAbsent(
            verdict.scheme() + " " + verdict.property(),
            new Diagnostic(
                verdict.scheme(), "breaks " + verdict.property() + ": " + verdict.detail()));
      }
    }
    failures.values().forEach(diagnostics::fellShort);
    return comparison;
  }
}

package org.lazymm.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import org.lazymm.report.Comparison;
import org.lazymm.report.Scheme;
import org.lazymm.report.Verdict;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.draw.Draw;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.result.SimulationResult;

/** Runs schemes on loads and reports what came of it. */
final class Trial {
  private final Console console;
  private final Complaints complaints;
  private final MachineSelection machine;
  private final List<SchemeSelection> schemes;
  private final List<Load> loads;
  private final List<SchemeSelection> isolated;
  private final long seed;
  private final UncertaintyOptions uncertainty;
  private final IsolateOptions isolation;
  private final List<Cell> cells = new ArrayList<>();

  /**
   * Plans the runs: every scheme on every load and machine, in every draw.
   *
   * @param console where the tables go
   * @param complaints told of everything that goes wrong
   * @param machine the modelled machine
   * @param schemes what is judged
   * @param loads what is run
   * @param seed of all that is drawn at random
   * @param uncertainty how often what is not known is drawn
   * @param isolation which of the schemes are run elsewhere
   * @throws InputException if there is nothing to run
   */
  Trial(
      Console console,
      Complaints complaints,
      MachineSelection machine,
      List<SchemeSelection> schemes,
      List<Load> loads,
      long seed,
      UncertaintyOptions uncertainty,
      IsolateOptions isolation) {
    this.console = console;
    this.complaints = complaints;
    this.machine = machine;
    this.isolation = isolation;
    this.seed = seed;
    this.uncertainty = uncertainty;
    this.isolated = schemes.stream().filter(isolation::isolates).toList();
    this.schemes = schemes.stream().filter(each -> !isolation.isolates(each)).toList();
    this.loads = List.copyOf(loads);
    for (Load load : loads) {
      for (MachineSelection size : load.machines()) {
        List<Draw> draws = uncertainty.draws(size, seed);
        for (SchemeSelection scheme : this.schemes) {
          for (Draw draw : draws) {
            cells.add(new Cell(load, scheme, size, draw));
          }
        }
      }
    }
    if (schemes.isEmpty()) {
      throw new InputException("--scheme", "no scheme is left to run; see lazymm schemes");
    }
    if (loads.stream().allMatch(load -> load.machines().isEmpty())) {
      throw new InputException("--trace, --workload, --cpus", "nothing is left to run");
    }
  }

  /**
   * Runs everything, shows the tables and writes the files. What comes out does not depend on which
   * thread was first.
   *
   * @param echo the command that does the same again
   * @param judged the schemes that are held to generated scenarios too
   * @param explored the scenarios that are explored too
   * @param files where to write what
   * @throws InternalErrorException if a run ended by a fault of ours, after all else was done
   */
  void run(
      Echo echo,
      List<SchemeSelection> judged,
      ExploredCatalogue explored,
      Map<ReportFormat, Path> files) {
    Map<Cell, Future<Attempt<SimulationResult>>> running = new HashMap<>();
    List<Attempt<List<Verdict>>> judgments;
    Map<Cell, Attempt<SimulationResult>> runs = new HashMap<>();
    List<Attempt<List<String>>> promises;
    int pieces = 1 + schemes.size() + cells.size() + judged.size() + explored.size();
    try (Pool pool = new Pool(console, pieces)) {
      List<Future<Attempt<List<String>>>> promising =
          schemes.stream()
              .map(
                  scheme ->
                      pool.submit(
                          scheme,
                          "the promises of " + scheme.displayName(),
                          () -> Promises.of(scheme)))
              .toList();
      List<Future<Attempt<List<Verdict>>>> judging =
          judged.stream()
              .map(
                  scheme ->
                      pool.submit(
                          scheme,
                          scheme.displayName() + " on generated scenarios",
                          () -> Scenarios.judge(scheme, seed)))
              .toList();
      explored.submit(pool);
      // The long ones first, so that no thread is left with one of them at the end.
      cells.stream()
          .sorted(Comparator.comparingInt((Cell cell) -> cell.size().cpus()).reversed())
          .forEach(
              cell -> running.put(cell, pool.submit(cell.scheme(), cell.toString(), cell::run)));
      judgments = judging.stream().map(Pool::await).toList();
      explored.await();
      promises = promising.stream().map(Pool::await).toList();
      running.forEach((cell, future) -> runs.put(cell, Pool.await(future)));
    }
    Findings findings = new Findings();
    List<Scheme> described = new ArrayList<>();
    for (int index = 0; index < schemes.size(); index++) {
      findings.blame(schemes.get(index), promises.get(index));
      described.add(
          Described.scheme(schemes.get(index), promises.get(index).result().orElse(List.of())));
    }
    Assembly assembly = new Assembly(echo, seed).with(machine, described, loads);
    assembly.with(explored);
    for (int index = 0; index < judged.size(); index++) {
      findings.add(judged.get(index), judgments.get(index));
    }
    explored.tell(findings);
    for (Cell cell : cells) {
      Attempt<SimulationResult> attempt = Objects.requireNonNull(runs.get(cell));
      findings.add(cell, attempt);
      attempt.result().ifPresent(result -> assembly.with(cell.measured(result)));
    }
    if (uncertainty.sensitivity()) {
      Sensitivities.of(console, complaints, loads, schemes, seed).forEach(assembly::with);
    }
    for (SchemeSelection scheme : isolated) {
      isolation.run(
          scheme,
          ComparisonPart.class,
          part -> assembly.with(part, findings),
          death -> {
            assembly.with(Described.scheme(scheme, List.of()));
            findings.add(List.of(Scenarios.crash(scheme, death)));
          });
    }
    Comparison comparison = assembly.with(complaints.all()).with(findings).build(complaints);
    isolation
        .handBack()
        .ifPresentOrElse(
            to -> to.accept(ComparisonPart.of(comparison, findings.faults())),
            () -> tell(comparison, files));
    findings.throwFirstFault();
  }

  private void tell(Comparison comparison, Map<ReportFormat, Path> files) {
    Reports reports = Reports.wired();
    reports.show(comparison, console);
    reports
        .write(comparison, files, complaints)
        .forEach(path -> console.out().println("Wrote " + path));
    console.out().flush();
  }
}

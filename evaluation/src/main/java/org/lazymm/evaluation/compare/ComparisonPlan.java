package org.lazymm.evaluation.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import org.lazymm.evaluation.load.Load;
import org.lazymm.evaluation.work.Attempt;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.evaluation.work.Pool;
import org.lazymm.evaluation.work.Progress;
import org.lazymm.evaluation.work.ReproCommand;
import org.lazymm.output.Printable;
import org.lazymm.output.Shortage;
import org.lazymm.report.Scheme;
import org.lazymm.report.Sensitivity;
import org.lazymm.report.Verdict;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.draw.Draw;
import org.lazymm.simulator.draw.Draws;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.result.SimulationResult;

/**
 * A comparison that is planned: which schemes, on which loads and machines, held to which checks.
 *
 * <p>A plan is put together by one thread and run once, by {@link #run}, on as many threads as
 * there are cores.
 */
public final class ComparisonPlan {
  private static final int DEFAULT_REPLICATES = 20;

  private final MachineSelection machine;
  private final List<SchemeSelection> schemes;
  private final List<Load> loads = new ArrayList<>();
  private final List<PlannedRun> runs = new ArrayList<>();
  private boolean judged;
  private Optional<List<Path>> explored = Optional.empty();
  private ReproCommand command = new ReproCommand("compare");
  private Diagnostics diagnostics = Diagnostics.kept();
  private Progress progress = Progress.NONE;
  private Elsewhere elsewhere = Elsewhere.NOWHERE;
  private boolean sensitivity;
  private Optional<SchemeSelection> statusQuo = Optional.empty();
  private long seed = 1;
  private int replicates = DEFAULT_REPLICATES;

  private ComparisonPlan(MachineSelection machine, List<SchemeSelection> schemes) {
    this.machine = machine;
    this.schemes = List.copyOf(schemes);
  }

  /**
   * Plans to put schemes side by side; loads and checks are to be added.
   *
   * @param machine the modelled machine, with all its CPUs
   * @param schemes what is judged, in the order of the report
   */
  public static ComparisonPlan of(MachineSelection machine, List<SchemeSelection> schemes) {
    return new ComparisonPlan(machine, schemes);
  }

  /** Prices every scheme on these loads too, on each machine of the load. */
  public ComparisonPlan on(List<Load> more) {
    loads.addAll(more);
    return this;
  }

  /** Prices every scheme on one load more, on each machine of the load. */
  public ComparisonPlan on(Load load) {
    return on(List.of(load));
  }

  /** Holds every scheme to the rules of the suite, in generated scenarios that run in sequence. */
  public ComparisonPlan judged() {
    judged = true;
    return this;
  }

  /**
   * Explores the scenarios of the catalogue, every execution that their memory models allow.
   *
   * @param plugins where schemes were looked for, for the commands that explore again
   */
  public ComparisonPlan explored(List<Path> plugins) {
    explored = Optional.of(List.copyOf(plugins));
    return this;
  }

  /** Finds out which figures of a machine decide between a scheme and the status quo. */
  public ComparisonPlan withSensitivity() {
    sensitivity = true;
    return this;
  }

  /**
   * Says which scheme is the status quo where it is none of those that are compared, as it runs
   * elsewhere.
   *
   * @param scheme the status quo
   */
  public ComparisonPlan against(SchemeSelection scheme) {
    statusQuo = Optional.of(scheme);
    return this;
  }

  /**
   * The seed of all that is drawn at random; 1 unless it is given.
   *
   * @param seed any number
   */
  public ComparisonPlan withSeed(long seed) {
    this.seed = seed;
    return this;
  }

  /**
   * How often each run is made, each time with other values of what is not known; 20 unless it is
   * given.
   *
   * @param replicates 1 or more; the first is as the machine states it
   */
  public ComparisonPlan withReplicates(int replicates) {
    this.replicates = replicates;
    return this;
  }

  /** The command that does the same again, for the report. */
  public ComparisonPlan withCommand(ReproCommand command) {
    this.command = command;
    return this;
  }

  /** Who is told of everything that goes wrong, as it does. */
  public ComparisonPlan with(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    return this;
  }

  /** Who is told how far the runs have come. */
  public ComparisonPlan with(Progress progress) {
    this.progress = progress;
    return this;
  }

  /** Has some schemes run elsewhere. */
  public ComparisonPlan with(Elsewhere elsewhere) {
    this.elsewhere = elsewhere;
    return this;
  }

  private List<SchemeSelection> here() {
    return schemes.stream().filter(scheme -> !elsewhere.runs(scheme)).toList();
  }

  private void planRuns() {
    for (Load load : loads) {
      for (MachineSelection size : load.machines()) {
        List<Draw> draws = Draws.of(size, seed, replicates);
        for (SchemeSelection scheme : here()) {
          for (Draw draw : draws) {
            runs.add(new PlannedRun(load, scheme, size, draw));
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
   * Runs everything. What comes out does not depend on which thread was first.
   *
   * @throws InputException if there is nothing to run
   */
  public ComparisonResult run() {
    planRuns();
    List<SchemeSelection> here = here();
    Map<SchemeSelection, Future<Attempt<ComparisonPart>>> away = new LinkedHashMap<>();
    schemes.stream()
        .filter(elsewhere::runs)
        .forEach(scheme -> away.put(scheme, elsewhere.begin(scheme)));
    List<SchemeSelection> toJudge = judged ? here : List.of();
    ExploredCatalogue catalogue =
        explored
            .map(plugins -> new ExploredCatalogue(here, plugins))
            .orElseGet(ExploredCatalogue::none);
    Map<PlannedRun, Future<Attempt<SimulationResult>>> running = new HashMap<>();
    List<Attempt<List<Verdict>>> judgments;
    Map<PlannedRun, Attempt<SimulationResult>> results = new HashMap<>();
    List<Attempt<List<String>>> guarantees;
    int pieces = 1 + here.size() + runs.size() + toJudge.size() + catalogue.size();
    try (Pool pool = new Pool(progress, pieces)) {
      List<Future<Attempt<List<String>>>> describing =
          here.stream()
              .map(
                  scheme ->
                      pool.submit(
                          scheme,
                          "the guarantees of " + scheme.displayName(),
                          () -> GuaranteeWords.of(scheme)))
              .toList();
      List<Future<Attempt<List<Verdict>>>> judging =
          toJudge.stream()
              .map(
                  scheme ->
                      pool.submit(
                          scheme,
                          scheme.displayName() + " on generated scenarios",
                          () -> SuiteVerdicts.judge(scheme, seed)))
              .toList();
      catalogue.submit(pool);
      // The long ones first, so that no thread is left with one of them at the end.
      runs.stream()
          .sorted(Comparator.comparingInt((PlannedRun run) -> run.size().cpus()).reversed())
          .forEach(run -> running.put(run, pool.submit(run.scheme(), run.toString(), run::run)));
      judgments = judging.stream().map(Pool::await).toList();
      catalogue.await();
      guarantees = describing.stream().map(Pool::await).toList();
      running.forEach((run, future) -> results.put(run, Pool.await(future)));
    }
    VerdictCollector verdicts = new VerdictCollector();
    Map<SchemeSelection, Scheme> described = new HashMap<>();
    for (int index = 0; index < here.size(); index++) {
      SchemeSelection scheme = here.get(index);
      verdicts.blame(scheme, guarantees.get(index));
      List<String> guaranteed = guarantees.get(index).result().orElse(List.of());
      described.put(scheme, ReportAdapters.scheme(scheme, guaranteed));
    }
    ComparisonAssembler assembler =
        new ComparisonAssembler(command, seed).with(machine, loads).with(catalogue);
    for (int index = 0; index < toJudge.size(); index++) {
      verdicts.add(toJudge.get(index), judgments.get(index));
    }
    catalogue.tell(verdicts);
    for (PlannedRun run : runs) {
      Attempt<SimulationResult> attempt = Objects.requireNonNull(results.get(run));
      verdicts.add(run, attempt);
      attempt.result().ifPresent(result -> assembler.with(run.measured(result)));
    }
    if (sensitivity) {
      sensitivities(here, away.isEmpty()).forEach(assembler::with);
    }
    join(away, described, assembler, verdicts);
    schemes.forEach(scheme -> assembler.with(Objects.requireNonNull(described.get(scheme))));
    return new ComparisonResult(
        assembler.with(diagnostics.all()).with(verdicts).build(diagnostics),
        verdicts.internalErrors());
  }

  /** What figures decide for the schemes of this JVM: between them and the status quo. */
  private List<Sensitivity> sensitivities(List<SchemeSelection> here, boolean all) {
    List<SchemeSelection> compared = new ArrayList<>(here);
    statusQuo.filter(scheme -> !here.contains(scheme)).ifPresent(compared::add);
    // The others may all run elsewhere, and find out there.
    return all || compared.size() > 1
        ? Sensitivities.of(progress, diagnostics, loads, compared, seed)
        : List.of();
  }

  /** Waits for what runs elsewhere and adds it, once it has been judged. */
  private void join(
      Map<SchemeSelection, Future<Attempt<ComparisonPart>>> away,
      Map<SchemeSelection, Scheme> described,
      ComparisonAssembler assembler,
      VerdictCollector verdicts) {
    if (away.isEmpty()) {
      return;
    }
    PartJudge judge = new PartJudge(loads, seed, replicates, judged);
    try (Progress.Bar bar = progress.begin(away.size())) {
      away.forEach(
          (scheme, running) -> {
            Attempt<ComparisonPart> attempt = Pool.await(running);
            Optional<String> wrong =
                attempt
                    .result()
                    .map(part -> judge.fault(scheme, part))
                    .orElseGet(() -> attempt.thrown().map(Printable::message));
            ComparisonPart part = attempt.result().orElse(null);
            if (part != null && wrong.isEmpty()) {
              described.put(scheme, part.schemes().get(0));
              assembler.with(part, verdicts);
            } else {
              String what = wrong.orElse("came to no result");
              described.put(scheme, ReportAdapters.scheme(scheme, List.of()));
              Optional<Shortage> shortage = attempt.thrown().flatMap(Shortage::of);
              shortage.ifPresent(
                  of -> diagnostics.shortage(scheme.displayName(), what + "; " + of));
              verdicts.add(
                  List.of(
                      shortage.isPresent()
                          ? SuiteVerdicts.notRun(scheme, what)
                          : SuiteVerdicts.crash(scheme, what)));
            }
            bar.step(scheme.displayName());
          });
    }
  }
}

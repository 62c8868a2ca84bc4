package org.lazymm.explorer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.explorer.ExplorationVerdict.Result;
import org.lazymm.explorer.buffering.LoadBuffering;
import org.lazymm.explorer.buffering.Paths;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.replay.CounterexampleBuilder;
import org.lazymm.explorer.scenario.ExecutionJudge;
import org.lazymm.explorer.scenario.Finding;
import org.lazymm.explorer.scenario.KernelProgram;
import org.lazymm.explorer.scenario.Sites;
import org.lazymm.explorer.scenario.UnexplorableException;
import org.lazymm.explorer.search.DivergenceException;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.Sampling;
import org.lazymm.explorer.search.Search;
import org.lazymm.explorer.search.SearchOutcome;
import org.lazymm.explorer.search.Visitor;
import org.lazymm.scenario.ActionKind;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;

/** One exploration of a scenario, with all interrupted CPUs known. */
final class Exploration implements Visitor {
  private final Scenario scenario;
  private final Function<Kernel, LazyMmScheme> scheme;
  private final Model model;
  private final BitSet ipiTargets;
  private final Sites sites;
  private final Limits limits;
  private final OptionalLong seed;
  private final KernelProgram program;
  private final ExecutionJudge judge;
  private final MemoryModel memoryModel;
  private final Search search;
  private final Paths paths = new Paths();

  /** What is broken, each property by the shortest execution that was met. */
  private final Map<Property, Finding> broken = new EnumMap<>(Property.class);

  /** In how many executions a step was skipped. */
  private final Map<Step, Long> skipped = new LinkedHashMap<>();

  private final Map<Step, String> whyPassedOver = new HashMap<>();

  /** Of each CPU the numbers of its steps that were taken in some execution. */
  private final List<BitSet> taken = new ArrayList<>();

  private long ends;
  private long infeasible;
  private String bound = "";

  Exploration(
      Scenario scenario,
      Function<Kernel, LazyMmScheme> scheme,
      Model model,
      BitSet ipiTargets,
      Sites sites,
      Limits limits,
      OptionalLong seed) {
    this.scenario = scenario;
    this.scheme = scheme;
    this.model = model;
    this.ipiTargets = ipiTargets;
    this.sites = sites;
    this.limits = limits;
    this.seed = seed;
    this.program = new KernelProgram(scenario, scheme, ipiTargets, sites);
    this.memoryModel = MemoryModels.of(model);
    this.judge = new ExecutionJudge(program, memoryModel);
    this.search = new Search(program, memoryModel, limits, this);
    for (int cpu = 0; cpu < scenario.cpus(); cpu++) {
      taken.add(new BitSet());
    }
  }

  @Override
  public boolean complete(ExecutionGraph graph) {
    follow(graph);
    ended();
    judge.complete(graph).forEach(this::keep);
    return true;
  }

  @Override
  public boolean deadlock(ExecutionGraph graph) {
    follow(graph);
    // A CPU that is interrupted while it waits goes on: that is another execution, in which the
    // handler runs before the wait.
    if (!program.isAboutToBeInterrupted(graph)) {
      ended();
      judge.deadlock(graph).forEach(this::keep);
    }
    return true;
  }

  private void follow(ExecutionGraph graph) {
    if (memoryModel.hidesLoadBuffering()) {
      paths.add(graph);
    }
  }

  private void ended() {
    ends++;
    infeasible += program.isInfeasible() ? 1 : 0;
    for (int cpu = 0; cpu < scenario.cpus(); cpu++) {
      taken.get(cpu).or(program.taken(cpu));
    }
    for (Step step : program.skipped()) {
      skipped.merge(step, 1L, Long::sum);
      whyPassedOver.computeIfAbsent(step, program::why);
    }
  }

  /**
   * Keeps a finding. Once what is worst is found, only shorter executions are looked at; what is
   * kept for too long, or disturbs, may yet turn out to be worse.
   */
  private void keep(Finding finding) {
    Property property = finding.violation().property();
    Finding best = broken.get(property);
    if (best != null && !isBetter(finding, best)) {
      return;
    }
    broken.put(property, finding.kept());
    if (isWorst(property) && !finding.inClosing()) {
      search.limitEvents(finding.graph().size() - 1);
    }
  }

  /** What a drawing can show comes before what comes after it, and then the shorter. */
  private static boolean isBetter(Finding one, Finding other) {
    return one.inClosing() == other.inClosing()
        ? one.graph().size() < other.graph().size()
        : other.inClosing();
  }

  private static boolean isWorst(Property property) {
    return switch (property.family()) {
      case BALANCE, LIVENESS, HOTPLUG, ISOLATION -> false;
      default -> true;
    };
  }

  ExplorationVerdict verdict() {
    long start = System.nanoTime();
    if (!program.brokenInSetup().isEmpty()) {
      return alone(program.brokenInSetup(), start);
    }
    SearchOutcome outcome;
    try {
      outcome =
          seed.isPresent()
              ? new Sampling(program, memoryModel, limits, this, seed.getAsLong()).run()
              : search.run();
    } catch (DivergenceException e) {
      return program
          .changedOutside()
          .map(what -> alone(List.of(ExecutionJudge.outside(what)), start))
          .orElseThrow(() -> e);
    }
    bound = program.bound();
    Optional<String> changed = program.changedOutside();
    if (changed.isPresent() && !broken.containsKey(Property.X4)) {
      return alone(List.of(ExecutionJudge.outside(changed.get())), start);
    }
    List<Finding> findings = inOrder();
    boolean exhausted = outcome.end() == SearchOutcome.End.EXHAUSTIVE && findings.isEmpty();
    String neverTaken = neverTaken(exhausted && ends > infeasible);
    String reason = findings.isEmpty() ? reason(outcome) : "";
    Result result =
        !neverTaken.isEmpty()
            ? Result.UNRUNNABLE
            : !findings.isEmpty()
                ? Result.BROKEN
                : reason.isEmpty() ? Result.HOLDS : Result.UNKNOWN;
    boolean isBroken = result == Result.BROKEN;
    Optional<Counterexample> shown = isBroken ? counterexample(findings.get(0)) : Optional.empty();
    return new ExplorationVerdict(
        program.scenario().name(),
        model,
        result,
        outcome,
        Duration.ofNanos(System.nanoTime() - start),
        isBroken ? violations(findings, shown) : List.of(),
        shown,
        neverTaken.isEmpty() ? reason : neverTaken,
        judge.coverage(),
        result == Result.UNRUNNABLE ? Optional.empty() : buffering(result));
  }

  /**
   * What load buffering may add, under a model that has it. That it adds nothing is known only once
   * all executions were looked at.
   */
  private Optional<LoadBuffering> buffering(Result result) {
    if (!memoryModel.hidesLoadBuffering()) {
      return Optional.empty();
    }
    LoadBuffering found = new Reorderings(program, sites).named(paths.onCycles());
    boolean known = result == Result.HOLDS || !found.excluded();
    return Optional.of(known ? found : LoadBuffering.UNKNOWN);
  }

  /**
   * The verdict if no execution shows what is broken: it is so in the setup, or outside of cells.
   */
  private ExplorationVerdict alone(List<Violation> violations, long start) {
    return new ExplorationVerdict(
        program.scenario().name(),
        model,
        Result.BROKEN,
        new SearchOutcome(0, 0, 0, 0, SearchOutcome.End.STOPPED),
        Duration.ofNanos(System.nanoTime() - start),
        violations,
        Optional.empty(),
        "",
        judge.coverage(),
        buffering(Result.BROKEN));
  }

  /** What is broken; the first as the counterexample has it, which may break it in two places. */
  private static List<Violation> violations(
      List<Finding> findings, Optional<Counterexample> shown) {
    List<Violation> violations =
        new ArrayList<>(findings.stream().map(Finding::violation).toList());
    shown
        .map(Counterexample::violation)
        .filter(violation -> violation.property() == violations.get(0).property())
        .ifPresent(violation -> violations.set(0, violation));
    return violations;
  }

  /** The worst first, then the shortest. */
  private List<Finding> inOrder() {
    List<Finding> findings = new ArrayList<>(broken.values());
    findings.sort(
        Comparator.<Finding, Boolean>comparing(finding -> !isWorst(finding.violation().property()))
            .thenComparing(Finding::inClosing)
            .thenComparingInt(finding -> finding.graph().size()));
    return findings;
  }

  private Optional<Counterexample> counterexample(Finding finding) {
    try {
      return Optional.of(
          new CounterexampleBuilder(scenario, scheme, model, ipiTargets, sites).of(finding));
    } catch (UnexplorableException | DivergenceException e) {
      return Optional.empty();
    }
  }

  /**
   * The steps that were not taken whatever happened; empty if there is none.
   *
   * @param whole whether everything that can happen was looked at
   */
  private String neverTaken(boolean whole) {
    List<String> whys = new ArrayList<>(program.passedOverInSetup());
    skipped.forEach(
        (step, times) -> {
          if (times == ends) {
            whys.add(whyPassedOver.get(step));
          }
        });
    if (whole && whys.isEmpty()) {
      for (int cpu = 0; cpu < scenario.cpus(); cpu++) {
        List<Step> own = program.stepsOf(cpu);
        for (int step = 0; step < own.size(); step++) {
          // Whether there is work to do is the scheme's affair.
          if (!taken.get(cpu).get(step) && own.get(step).action().verb() != ActionKind.WORK) {
            whys.add(
                "step '"
                    + own.get(step).action()
                    + "' on cpu "
                    + cpu
                    + " is taken in no execution");
          }
        }
      }
    }
    return String.join("; ", whys);
  }

  private String reason(SearchOutcome outcome) {
    return switch (outcome.end()) {
      case EXHAUSTIVE -> left();
      case EXECUTIONS -> "the limit of " + limits.executions() + " executions was met";
      case TIME -> "the time limit of " + limits.time().toSeconds() + " s was met";
      case ENDLESS ->
          bound.isEmpty()
              ? "a CPU made more than " + limits.operations() + " operations: it may never end"
              : bound;
      case STOPPED -> "it was stopped";
      case SAMPLED -> outcome.explored() + " executions were drawn at random";
    };
  }

  /** What was not judged though all executions were looked at. */
  private String left() {
    if (ends == 0) {
      return "no execution of it makes sense";
    }
    if (infeasible > 0) {
      return infeasible
          + " of "
          + ends
          + " executions come to what the kernel would have kept from happening";
    }
    long most = skipped.values().stream().mapToLong(Long::longValue).max().orElse(0);
    if (most > 0 && scenario.forbidden().isPresent()) {
      return "the outcome was not judged in "
          + most
          + " of "
          + ends
          + " executions: "
          + String.join("; ", new TreeSet<>(whyPassedOver.values()));
    }
    return "";
  }
}

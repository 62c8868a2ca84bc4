package org.lazymm.explorer;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.explorer.graph.Graph;
import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.explorer.model.Model;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.replay.Cue;
import org.lazymm.explorer.replay.ExecutionEvent;
import org.lazymm.explorer.replay.Repetition;
import org.lazymm.explorer.replay.Retelling;
import org.lazymm.explorer.scenario.Finding;
import org.lazymm.explorer.scenario.Judge;
import org.lazymm.explorer.scenario.KernelProgram;
import org.lazymm.explorer.scenario.NewRingException;
import org.lazymm.explorer.scenario.Site;
import org.lazymm.explorer.scenario.Sites;
import org.lazymm.explorer.scenario.UnexplorableException;
import org.lazymm.explorer.scenario.Weakening;
import org.lazymm.explorer.search.DivergenceException;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.Outcome;
import org.lazymm.explorer.search.Sampling;
import org.lazymm.explorer.search.Search;
import org.lazymm.explorer.search.Visitor;
import org.lazymm.scheduler.check.OutsideState;
import org.lazymm.scheduler.scenario.Scenario;

/** Explores scenarios of the modelled kernel with a scheme. */
public final class ScenarioExplorer {
  private static final Outcome NOTHING = new Outcome(0, 0, 0, 0, Outcome.End.STOPPED);

  private final Limits limits;
  private final OptionalLong seed;

  /**
   * An explorer of all executions.
   *
   * @param limits of each exploration
   */
  public ScenarioExplorer(Limits limits) {
    this(limits, OptionalLong.empty());
  }

  private ScenarioExplorer(Limits limits, OptionalLong seed) {
    this.limits = limits;
    this.seed = seed;
  }

  /**
   * An explorer that draws executions at random, for scenarios too big to explore to their end.
   * What it does not find broken stays unknown.
   *
   * @param limits of each exploration; the executions are how many are drawn
   * @param seed decides which
   */
  public static ScenarioExplorer sampling(Limits limits, long seed) {
    return new ScenarioExplorer(limits, OptionalLong.of(seed));
  }

  /**
   * Explores a scenario.
   *
   * @param scenario what happens
   * @param scheme makes the scheme; called anew for each exploration
   * @param model which executions there are
   */
  public Verdict explore(Scenario scenario, Function<Kernel, LazyMmScheme> scheme, Model model) {
    return explore(scenario, scheme, model, new Sites());
  }

  /**
   * Explores a scenario with one place in the source made weaker.
   *
   * @param scenario what happens
   * @param scheme makes the scheme; called anew for each exploration
   * @param model which executions there are
   * @param weakening the place, and what stands there instead
   */
  public Verdict explore(
      Scenario scenario, Function<Kernel, LazyMmScheme> scheme, Model model, Weakening weakening) {
    return explore(scenario, scheme, model, new Sites(weakening));
  }

  /**
   * The places in the source that a scenario passes: those of the scheme and those of the kernel
   * around it.
   *
   * @param scenario what happens
   * @param scheme makes the scheme; called anew for each exploration
   * @param model which executions there are
   */
  public SortedSet<Site> sites(
      Scenario scenario, Function<Kernel, LazyMmScheme> scheme, Model model) {
    Sites sites = new Sites();
    sites.collect();
    explore(scenario, scheme, model, sites);
    return new TreeSet<>(sites.found());
  }

  Verdict explore(
      Scenario scenario, Function<Kernel, LazyMmScheme> scheme, Model model, Sites sites) {
    long start = System.nanoTime();
    BitSet rung = new BitSet();
    while (true) {
      try {
        return new Run(scenario, scheme, model, rung, sites).verdict(start);
      } catch (NewRingException e) {
        // Now it is known that this CPU is interrupted.
      } catch (UnexplorableException e) {
        return unknown(scenario, model, start, String.valueOf(e.getMessage()));
      } catch (DivergenceException e) {
        return unknown(scenario, model, start, divergence(e));
      }
    }
  }

  /**
   * Repeats an execution that was recorded, and judges it again.
   *
   * @param scenario what happens
   * @param scheme makes the scheme
   * @param model which must allow it
   * @param interrupted the CPUs that are interrupted, or might be
   * @param events its events
   */
  public Repetition replay(
      Scenario scenario,
      Function<Kernel, LazyMmScheme> scheme,
      Model model,
      List<Integer> interrupted,
      List<ExecutionEvent> events) {
    BitSet rung = new BitSet();
    interrupted.forEach(rung::set);
    try {
      return Repetition.of(
          new Retelling(scenario, scheme, model, rung, new Sites()).of(Cue.of(events), events));
    } catch (NewRingException e) {
      return Repetition.impossible(e.getMessage() + ", which was not so when it was recorded");
    } catch (UnexplorableException | IllegalArgumentException e) {
      return Repetition.impossible(String.valueOf(e.getMessage()));
    } catch (DivergenceException e) {
      return Repetition.impossible(
          "the scheme or the kernel around it does not do what was recorded"
              + place(e)
              + ": "
              + e.getMessage());
    }
  }

  private static Verdict unknown(Scenario scenario, Model model, long start, String reason) {
    return new Verdict(
        scenario.name(),
        model,
        Verdict.Result.UNKNOWN,
        NOTHING,
        since(start),
        Optional.empty(),
        reason);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static String divergence(DivergenceException e) {
    return "behaves differently when run again, so it keeps state outside of cells"
        + place(e)
        + ": "
        + e.getMessage();
  }

  /** Names the class and the line whose operation was not repeated. */
  private static String place(DivergenceException e) {
    for (StackTraceElement frame : e.getStackTrace()) {
      String name = frame.getClassName();
      if (!name.startsWith("org.lazymm.explorer.") && !name.startsWith("java.")) {
        return " at " + name + "." + frame.getMethodName() + ":" + frame.getLineNumber();
      }
    }
    return "";
  }

  /** One exploration, with all interrupted CPUs known. */
  private final class Run implements Visitor {
    private final Scenario scenario;
    private final Function<Kernel, LazyMmScheme> scheme;
    private final Model model;
    private final BitSet rung;
    private final Sites sites;
    private final KernelProgram program;
    private final OutsideState outside;
    private final Judge judge;
    private final MemoryModel memoryModel;
    private final Search search;
    private @Nullable Finding shortest;
    private long judged;

    Run(
        Scenario scenario,
        Function<Kernel, LazyMmScheme> scheme,
        Model model,
        BitSet rung,
        Sites sites) {
      this.scenario = scenario;
      this.scheme = scheme;
      this.model = model;
      this.rung = rung;
      this.sites = sites;
      this.program = new KernelProgram(scenario, scheme, rung, sites);
      this.outside = new OutsideState(program.machine());
      this.memoryModel = model.make();
      this.judge = new Judge(program, memoryModel);
      this.search = new Search(program, memoryModel, limits, this);
    }

    @Override
    public boolean complete(Graph graph) {
      judged += program.isInfeasible() ? 0 : 1;
      judge.complete(graph).ifPresent(this::keep);
      return true;
    }

    @Override
    public boolean deadlock(Graph graph) {
      if (!program.isInfeasible() && !program.isAboutToBeInterrupted(graph)) {
        judged++;
        keep(judge.deadlock(graph));
      }
      return true;
    }

    /** Keeps a finding, and has only shorter executions looked at from here on. */
    private void keep(Finding finding) {
      if (shortest != null && shortest.graph().size() <= finding.graph().size()) {
        return;
      }
      Graph graph = finding.graph().copy();
      shortest = new Finding(finding.violation(), graph, finding.first(), finding.second());
      search.limitEvents(graph.size() - 1);
    }

    Verdict verdict(long start) {
      Outcome outcome =
          seed.isPresent()
              ? new Sampling(program, memoryModel, limits, this, seed.getAsLong()).run()
              : search.run();
      Finding found = shortest;
      Optional<Counterexample> counterexample =
          found == null
              ? Optional.empty()
              : Optional.of(new Retelling(scenario, scheme, model, rung, sites).of(found));
      String reason = found == null ? reason(outcome) : "";
      Verdict.Result result =
          found != null
              ? Verdict.Result.BROKEN
              : reason.isEmpty() ? Verdict.Result.HOLDS : Verdict.Result.UNKNOWN;
      return new Verdict(
          program.scenario().name(), model, result, outcome, since(start), counterexample, reason);
    }

    private String leftLast() {
      return program.machine().scheme().leftLast();
    }

    private String reason(Outcome outcome) {
      Optional<String> changed = outside.changed();
      if (changed.isPresent()) {
        return "keeps state outside of cells: " + changed.get() + " changed while it ran";
      }
      return switch (outcome.end()) {
        case EXHAUSTIVE -> judged == 0 ? "no execution of it makes sense" : "";
        case EXECUTIONS -> "the limit of " + limits.executions() + " executions was met";
        case TIME -> "the time limit of " + limits.time().toSeconds() + " s was met";
        case ENDLESS ->
            "a CPU made more than "
                + limits.operations()
                + " operations"
                + (leftLast().isEmpty() ? "" : " in " + leftLast())
                + ": it may never end";
        case STOPPED -> "it was stopped";
        case SAMPLED -> outcome.explored() + " executions were drawn at random";
      };
    }
  }
}

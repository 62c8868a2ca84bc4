package org.lazymm.explorer;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.explorer.ExplorationVerdict.Result;
import org.lazymm.explorer.buffering.LoadBuffering;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.explorer.replay.CounterexampleBuilder;
import org.lazymm.explorer.replay.ExecutionEvent;
import org.lazymm.explorer.replay.Repetition;
import org.lazymm.explorer.replay.ScheduledEvent;
import org.lazymm.explorer.scenario.Coverage;
import org.lazymm.explorer.scenario.NewIpiTargetException;
import org.lazymm.explorer.scenario.Site;
import org.lazymm.explorer.scenario.Sites;
import org.lazymm.explorer.scenario.UnexplorableException;
import org.lazymm.explorer.scenario.UnrunnableException;
import org.lazymm.explorer.scenario.Weakening;
import org.lazymm.explorer.search.DivergenceException;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.SearchOutcome;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioInterpreter;
import org.lazymm.scheduler.engine.ModelledCode;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;

/** Explores scenarios of the modelled kernel with a scheme. */
public final class ScenarioExplorer {
  private static final SearchOutcome NOTHING =
      new SearchOutcome(0, 0, 0, 0, SearchOutcome.End.STOPPED);

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
  public ExplorationVerdict explore(
      Scenario scenario, Function<Kernel, LazyMmScheme> scheme, Model model) {
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
  public ExplorationVerdict explore(
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

  private ExplorationVerdict explore(
      Scenario scenario, Function<Kernel, LazyMmScheme> scheme, Model model, Sites sites) {
    long start = System.nanoTime();
    BitSet ipiTargets = new BitSet();
    while (true) {
      try {
        return new Exploration(scenario, scheme, model, ipiTargets, sites, limits, seed).verdict();
      } catch (NewIpiTargetException e) {
        // Now it is known that this CPU is interrupted.
      } catch (UnrunnableException e) {
        return nothing(scenario, model, start, Result.UNRUNNABLE, String.valueOf(e.getMessage()));
      } catch (UnexplorableException e) {
        return nothing(scenario, model, start, Result.UNKNOWN, String.valueOf(e.getMessage()));
      } catch (DivergenceException e) {
        return nothing(scenario, model, start, Result.UNKNOWN, divergence(e));
      }
    }
  }

  /**
   * Looks at all executions of a scenario and collects what they break and how they end.
   *
   * @param scenario what happens
   * @param scheme makes the scheme; called anew for each exploration
   * @param model which executions there are
   * @param describe describes the machine and the tasks on it as an execution leaves them; it may
   *     look at cells by the machine's engine
   * @param <T> a description of an end
   */
  public <T> Survey<T> survey(
      Scenario scenario,
      Function<Kernel, LazyMmScheme> scheme,
      Model model,
      BiFunction<Machine, ScenarioInterpreter, T> describe) {
    BitSet ipiTargets = new BitSet();
    while (true) {
      try {
        return new Surveying<>(scenario, scheme, model, ipiTargets, limits, describe).survey();
      } catch (NewIpiTargetException e) {
        // Now it is known that this CPU is interrupted.
      } catch (UnrunnableException | UnexplorableException e) {
        return new Survey<>(Set.of(), Set.of(), 0, String.valueOf(e.getMessage()));
      } catch (DivergenceException e) {
        return new Survey<>(Set.of(), Set.of(), 0, divergence(e));
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
   * @param property which it is said to break; if it breaks others, they are told only if it does
   *     not break that
   */
  public Repetition replay(
      Scenario scenario,
      Function<Kernel, LazyMmScheme> scheme,
      Model model,
      List<Integer> interrupted,
      List<ExecutionEvent> events,
      Property property) {
    BitSet ipiTargets = new BitSet();
    interrupted.forEach(ipiTargets::set);
    try {
      return Repetition.of(
          new CounterexampleBuilder(scenario, scheme, model, ipiTargets, new Sites())
              .of(ScheduledEvent.of(events), events, property));
    } catch (NewIpiTargetException e) {
      return Repetition.impossible(e.getMessage() + ", which was not so when it was recorded");
    } catch (UnrunnableException | UnexplorableException | IllegalArgumentException e) {
      return Repetition.impossible(String.valueOf(e.getMessage()));
    } catch (DivergenceException e) {
      return Repetition.impossible(
          "the scheme or the kernel around it does not do what was recorded"
              + place(e)
              + ": "
              + e.getMessage());
    }
  }

  private static ExplorationVerdict nothing(
      Scenario scenario, Model model, long start, Result result, String reason) {
    return new ExplorationVerdict(
        scenario.name(),
        model,
        result,
        NOTHING,
        Duration.ofNanos(System.nanoTime() - start),
        List.of(),
        Optional.empty(),
        reason,
        Coverage.NONE,
        result == Result.UNKNOWN && MemoryModels.of(model).hidesLoadBuffering()
            ? Optional.of(LoadBuffering.UNKNOWN)
            : Optional.empty());
  }

  private static String divergence(DivergenceException e) {
    return "does not do the same when it is run again" + place(e) + ": " + e.getMessage();
  }

  /** Names the class and the line whose operation was not repeated. */
  private static String place(DivergenceException e) {
    for (StackTraceElement frame : e.getStackTrace()) {
      String name = frame.getClassName();
      if (!name.startsWith("org.lazymm.explorer.") && ModelledCode.includes(name)) {
        return " at " + name + "." + frame.getMethodName() + ":" + frame.getLineNumber();
      }
    }
    return "";
  }
}

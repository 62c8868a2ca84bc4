package org.lazymm.sequential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioInterpreter;
import org.lazymm.scenario.Step;
import org.lazymm.scheduler.machine.HookStack;
import org.lazymm.scheduler.machine.InfeasibleException;
import org.lazymm.scheduler.machine.ListenerPair;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.sequential.check.Closing;
import org.lazymm.sequential.check.DeferredWork;
import org.lazymm.sequential.check.RunChecks;
import org.lazymm.sequential.cranky.Whim;
import org.lazymm.sequential.cranky.Whims;

/**
 * Runs a scenario one step after the other, checks it on the way, and {@linkplain Closing closes}
 * it.
 */
public final class SequentialRunner {
  /** More accesses than any sound action makes, for each CPU that it may have to look at. */
  private static final long MOST_ACCESSES_PER_CPU = 5_000;

  private final Scenario scenario;
  private final List<Integer> cpus;
  private final long mostAccesses;
  private final SequentialEngine engine = new SequentialEngine();
  private final RunChecks checks;
  private final RunObserver observer;
  private final SortedSet<String> freed = new TreeSet<>();
  private final Machine machine;
  private final ScenarioInterpreter stage;
  private final DeferredWork work;
  private final PreemptedSteps stopped;
  private final Whims whims;
  private final @Nullable CrankyRuntime cranky;
  private final List<SkippedStep> faults = new ArrayList<>();
  private int taken;
  private int skipped;

  private SequentialRunner(
      Scenario scenario,
      Function<Kernel, LazyMmScheme> scheme,
      RunObserver observer,
      boolean looksOutside) {
    this.scenario = scenario;
    this.cpus = scenario.cpusByFirstStep();
    this.observer = observer;
    this.checks = new RunChecks(observer::broken);
    this.mostAccesses = mostAccesses(scenario);
    CrankyRuntime mood = scenario.cranky() == 0 ? null : new CrankyRuntime(scenario.cranky());
    this.cranky = mood;
    this.whims = new Whims(scenario);
    MachineListener listener = new ListenerPair(checks, new FreedNames());
    this.machine =
        engine.bounded(
            mostAccesses,
            () ->
                new Machine(
                    engine,
                    scenario.settings(),
                    kernel -> scheme.apply(whims.kernel(kernel, engine::current)),
                    observer == RunObserver.NONE
                        ? listener
                        : new ListenerPair(listener, observer)));
    checks.watch(machine);
    if (looksOutside) {
      engine.tellOfObjects(checks.watchOutsideState());
    }
    if (mood != null) {
      engine.interruptBy(mood);
    }
    this.stopped = new PreemptedSteps(machine);
    this.stage = new ScenarioInterpreter(machine, scenario);
    this.work = new DeferredWork(machine, this::bounded, this::workOrder);
    observer.watch(machine);
  }

  /**
   * Runs a scenario.
   *
   * @param scenario what happens
   * @param scheme makes the scheme
   */
  public static SequentialRun run(Scenario scenario, Function<Kernel, LazyMmScheme> scheme) {
    return run(scenario, scheme, RunObserver.NONE);
  }

  /**
   * Runs a scenario that somebody observes.
   *
   * @param scenario what happens
   * @param scheme makes the scheme
   * @param observer is told what happens
   */
  public static SequentialRun run(
      Scenario scenario, Function<Kernel, LazyMmScheme> scheme, RunObserver observer) {
    return run(scenario, scheme, observer, false);
  }

  /**
   * Runs a scenario that somebody observes, and looks after each hook whether the scheme keeps
   * state outside of cells (X4), which takes longer.
   *
   * @param scenario what happens
   * @param scheme makes the scheme
   * @param observer is told what happens
   */
  public static SequentialRun runLookingOutside(
      Scenario scenario, Function<Kernel, LazyMmScheme> scheme, RunObserver observer) {
    return run(scenario, scheme, observer, true);
  }

  private static SequentialRun run(
      Scenario scenario,
      Function<Kernel, LazyMmScheme> scheme,
      RunObserver observer,
      boolean looksOutside) {
    SequentialRunner runner;
    try {
      runner = new SequentialRunner(scenario, scheme, observer, looksOutside);
    } catch (EndlessActionException e) {
      Violation violation = endless(e, 0, mostAccesses(scenario));
      return new SequentialRun(
          List.of(violation),
          0,
          0,
          List.of(),
          0,
          "",
          Collections.emptySortedSet(),
          Optional.empty());
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return new SequentialRun(
          List.of(), 0, 0, List.of(), 0, "", Collections.emptySortedSet(), Optional.of(e));
    }
    return runner.run();
  }

  private SequentialRun run() {
    String obstacle = "";
    Optional<Throwable> crash = Optional.empty();
    try {
      int number = 0;
      for (Step step : scenario.setup()) {
        take(step);
        settle(number++);
      }
      for (Step step : scenario.steps()) {
        take(step);
        settle(number++);
      }
      if (faults.isEmpty()) {
        scenario.forbidden().flatMap(stage.outcome()::judge).ifPresent(checks::violated);
      }
      close();
    } catch (InfeasibleException e) {
      obstacle = e.getMessage() == null ? "a CPU would have to wait for ever" : e.getMessage();
    } catch (EndlessActionException e) {
      checks.violated(endless(e, engine.current(), mostAccesses));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      crash = Optional.of(e);
    }
    return new SequentialRun(
        obstacle.isEmpty() ? checks.violations() : List.of(),
        taken,
        skipped,
        faults,
        engine.accesses(),
        obstacle,
        freed,
        crash);
  }

  private static long mostAccesses(Scenario scenario) {
    return MOST_ACCESSES_PER_CPU * scenario.cpus();
  }

  private static Violation endless(EndlessActionException e, int cpu, long accesses) {
    HookStack stack = HookStack.of(e.getStackTrace());
    String where = stack.hooks().isEmpty() ? "" : " in " + stack.hook() + stack.position();
    return new Violation(
        Property.L3, cpu, "an action made " + accesses + " accesses and did not end" + where, "");
  }

  private void take(Step step) {
    if (stopped.none()) {
      engine.runBounded(mostAccesses, () -> takeInside(step));
    } else {
      takeInside(step);
    }
  }

  private void takeInside(Step step) {
    observer.stepBegan(step);
    if (!stopped.none() && !stopped.allow(step)) {
      skipped += step.size();
      observer.stepPassedOver(step);
      return;
    }
    Runnable action =
        () -> {
          if (stage.perform(step.cpu(), step.action())) {
            taken++;
          } else {
            skipped++;
            stage
                .whyPassedOver(step.cpu(), step.action())
                .ifPresent(why -> faults.add(new SkippedStep(step, why)));
            observer.stepPassedOver(step);
          }
        };
    if (step.stallAfter() == 0) {
      action.run();
      return;
    }
    engine.runStalled(step.stallAfter(), () -> meanwhile(step), action);
  }

  private void meanwhile(Step stalled) {
    Task preempted = machine.cpu(stalled.cpu()).current();
    boolean hotplug = stopped.stop(stalled, preempted);
    observer.stepStopped(stalled);
    for (Step other : stalled.meanwhile()) {
      take(other);
    }
    stopped.goOn(hotplug);
    comeBack(stalled.cpu(), preempted);
    observer.stepWentOn(stalled);
  }

  /** A stopped step goes on with its own task on its own CPU. */
  private void comeBack(int cpu, Task preempted) {
    if (machine.cpu(cpu).current() != preempted) {
      if (!machine.cpu(cpu).online()
          || (preempted.cpu() != null && preempted != machine.cpu(cpu).idleTask())) {
        throw new InfeasibleException(preempted + " was moved while it was stopped");
      }
      machine.switchTo(cpu, preempted);
    }
  }

  private void settle(int step) {
    CrankyRuntime mood = cranky;
    if (mood != null) {
      bounded(
          () -> {
            mood.deliverSome(engine, machine);
            whims.after(step).forEach(this::disturb);
          });
    }
    if (!scenario.workWhenAsked() && !whims.putsWorkOff(step)) {
      work.runAll();
    }
    if (work.noneLeft() && nobodyUnreaped() && (mood == null || !mood.hasLateInterrupts())) {
      checks.quiet();
    }
  }

  private void disturb(Whim whim) {
    if (machine.cpu(whim.cpu()).online()) {
      observer.disturbed(whim.cpu(), whim.disturbance());
      whim.happen(machine);
    }
  }

  /** Whether no CPU is half way offline. */
  private boolean nobodyUnreaped() {
    for (int id = 0; id < machine.cpuCount(); id++) {
      if (machine.unreaped(id)) {
        return false;
      }
    }
    return true;
  }

  private List<Integer> workOrder() {
    return cranky == null ? cpus : cranky.shuffled(machine.cpuCount());
  }

  /**
   * The CPUs as they are closed: first, so that it does not idle for ever, one that keeps no dead
   * mm, and of those the one that came last.
   */
  private List<Integer> closing() {
    List<Integer> order = new ArrayList<>(cpus);
    Collections.reverse(order);
    order.sort(Comparator.comparing(id -> machine.cpu(id).active().dead()));
    return order;
  }

  private void close() {
    observer.closing();
    CrankyRuntime mood = cranky;
    if (mood != null) {
      bounded(() -> mood.settleDown(engine, machine));
    }
    new Closing(machine, stage, checks, work, this::bounded, closing()).run();
  }

  private void bounded(Runnable action) {
    engine.runBounded(mostAccesses, action);
  }

  /** Remembers what was freed. */
  private final class FreedNames implements MachineListener {
    @Override
    public void freed(int cpu, MmStruct mm) {
      freed.add(mm.name());
    }
  }
}

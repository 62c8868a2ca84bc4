package org.lazymm.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lazymm.explorer.scenario.Scenes.EXIT_AGAINST_RETURN;
import static org.lazymm.explorer.scenario.Scenes.LAZY;
import static org.lazymm.explorer.scenario.Scenes.scene;
import static org.lazymm.explorer.scenario.Scenes.steps;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.explorer.buffering.LoadBuffering;
import org.lazymm.explorer.buffering.Unordered;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.SearchOutcome;
import org.lazymm.scenario.Forbidden;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.machine.InfeasibleException;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.scheme.reference.ReferenceCounting;
import org.lazymm.scheme.reference.UncountedScheme;

/** Longer than 400 lines: each kind of verdict on small scenarios. */
class ExplorationTest {
  private static final Scenario BUFFERING =
      scene(
          2,
          steps("0 run a", "1 run b"),
          steps("0 store x 1", "0 load y r", "1 store y 1", "1 load x s"));

  private static ExplorationVerdict explore(
      Scenario scenario, Function<Kernel, LazyMmScheme> scheme, Model model) {
    return new ScenarioExplorer(Limits.NONE).explore(scenario, scheme, model);
  }

  private static List<Property> broken(ExplorationVerdict verdict) {
    return verdict.violations().stream().map(Violation::property).toList();
  }

  private static Function<Kernel, LazyMmScheme> ticking(Runnable tick) {
    return kernel ->
        new ReferenceCounting(kernel) {
          @Override
          public void tick(int cpu) {
            tick.run();
          }
        };
  }

  /** Each CPU loads what the other stores afterwards. */
  private static final Scenario SWAPPABLE =
      scene(
          2,
          steps("0 run a", "1 run b"),
          steps("0 load x r", "0 store y 1", "1 load y s", "1 store x 1"));

  @Test
  void loadBufferingIsNamedWhereNothingForbidsIt() {
    LoadBuffering buffering =
        explore(SWAPPABLE, ReferenceCounting::new, Model.LKMM).buffering().orElseThrow();
    assertFalse(buffering.excluded());
    Unordered first = buffering.unordered().get(0);
    assertEquals("cpu0", first.thread());
    assertEquals("machine.x", first.read().location());
    assertEquals("machine.y", first.write().location());
    assertTrue(first.read().site().startsWith("ScenarioInterpreter.load"), first.toString());
  }

  @Test
  void allIsSeenWhereNoReadAndLaterWriteCanBeSwapped() {
    ExplorationVerdict verdict = explore(BUFFERING, ReferenceCounting::new, Model.LKMM);
    assertEquals(Optional.of(LoadBuffering.EXCLUDED), verdict.buffering());
    assertTrue(verdict.complete());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sc", "tso"})
  void otherModelsHaveNoLoadBuffering(Model model) {
    ExplorationVerdict verdict = explore(SWAPPABLE, ReferenceCounting::new, model);
    assertEquals(Optional.empty(), verdict.buffering());
    assertTrue(verdict.complete());
  }

  @Test
  void anExplorationThatWasCutIsNotComplete() {
    ExplorationVerdict verdict =
        new ScenarioExplorer(Limits.NONE.withExecutions(1))
            .explore(BUFFERING, ReferenceCounting::new, Model.LKMM);
    assertEquals(ExplorationVerdict.Result.UNKNOWN, verdict.result());
    assertEquals(Optional.of(LoadBuffering.UNKNOWN), verdict.buffering());
    assertFalse(verdict.complete());
  }

  @ParameterizedTest
  @MethodSource("org.lazymm.explorer.model.MemoryModels#all")
  void aSoundSchemeHolds(Model model) {
    ExplorationVerdict verdict = explore(EXIT_AGAINST_RETURN, ReferenceCounting::new, model);
    assertEquals(ExplorationVerdict.Result.HOLDS, verdict.result());
    assertEquals("", verdict.reason());
    assertEquals("scene", verdict.scenario());
    assertEquals(model, verdict.model());
    assertEquals(Optional.empty(), verdict.counterexample());
    assertEquals("exhaustive (4)", verdict.extent());
    assertEquals(4, verdict.coverage().executions());
    assertFalse(verdict.time().isNegative());
    assertTrue(verdict.time().compareTo(Duration.ofMinutes(1)) < 0);
  }

  @Test
  void aBrokenSchemeIsBrokenByItsShortestExecution() {
    ExplorationVerdict verdict = explore(EXIT_AGAINST_RETURN, UncountedScheme::new, Model.LKMM);
    assertEquals(ExplorationVerdict.Result.BROKEN, verdict.result());
    assertEquals(List.of(Property.S1), broken(verdict));
    assertEquals("", verdict.reason());
    assertEquals("the shortest", verdict.extent());
    Counterexample shown = verdict.counterexample().orElseThrow();
    assertEquals(verdict.violations().get(0), shown.violation());
  }

  @Test
  void whatIsWorstIsShownFirst() {
    ExplorationVerdict verdict =
        explore(
            scene(2, LAZY, steps("0 exit", "0 run o", "0 tick")),
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void tick(int cpu) {
                    kernel.warnOn(true, "a tick");
                  }

                  @Override
                  public Guarantees guarantees() {
                    return super.guarantees().retainingAtMost(0);
                  }
                },
            Model.SC);
    assertEquals(List.of(Property.A1, Property.L1), broken(verdict));
  }

  @Test
  void lifetimesComeBeforeBalance() {
    ExplorationVerdict verdict =
        explore(
            EXIT_AGAINST_RETURN,
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void giveBack(int cpu, Mm mm) {
                    if (mm != kernel.initMm()) {
                      kernel.free(cpu, mm); // And the count stays.
                    } else {
                      super.giveBack(cpu, mm);
                    }
                  }
                },
            Model.SC);
    List<Property> broken = broken(verdict);
    assertTrue(broken.contains(Property.S1) && broken.contains(Property.K1), broken::toString);
    assertTrue(broken.indexOf(Property.S1) < broken.indexOf(Property.K1), broken::toString);
    assertTrue(broken.indexOf(Property.S2) < broken.indexOf(Property.K1), broken::toString);
  }

  @Test
  void aStepThatIsPassedOverInEveryExecutionIsUnrunnable() {
    ExplorationVerdict verdict =
        explore(
            scene(2, steps("0 run a"), steps("1 exit", "0 tick")),
            ReferenceCounting::new,
            Model.SC);
    assertEquals(ExplorationVerdict.Result.UNRUNNABLE, verdict.result());
    assertEquals(
        "step 'exit' on cpu 1 cannot be taken: not possible for swapper/1, which runs there",
        verdict.reason());
    assertEquals("nothing explored", verdict.extent());
    assertEquals(List.of(), verdict.violations());
  }

  @Test
  void whatCannotBeRunIsNotBroken() {
    ExplorationVerdict verdict =
        explore(
            scene(
                2, LAZY, steps("0 exit", "0 run o", "1 run q", "1 exec", "1 unpin o", "1 fork q")),
            UncountedScheme::new,
            Model.SC);
    assertEquals(ExplorationVerdict.Result.UNRUNNABLE, verdict.result());
    assertEquals(Optional.empty(), verdict.counterexample());
  }

  @Test
  void aSetupThatCannotBeRunIsUnrunnable() {
    ExplorationVerdict verdict =
        explore(scene(2, steps("1 exit"), steps("0 tick")), ReferenceCounting::new, Model.SC);
    assertEquals(ExplorationVerdict.Result.UNRUNNABLE, verdict.result());
    assertEquals(
        "step 'exit' on cpu 1 cannot be taken: not possible for swapper/1, which runs there",
        verdict.reason());
  }

  @Test
  void aScenarioThatIsTooBigIsUnknown() {
    ExplorationVerdict verdict =
        explore(scene(65, steps(), steps()), ReferenceCounting::new, Model.SC);
    assertEquals(ExplorationVerdict.Result.UNKNOWN, verdict.result());
    assertEquals("a scenario of 65 CPUs: expected at most 64 to explore", verdict.reason());
  }

  @Test
  void executionsThatMakeNoSenseAreCounted() {
    ExplorationVerdict all =
        explore(
            scene(2, LAZY, steps("0 tick")),
            ticking(
                () -> {
                  throw new InfeasibleException("locked");
                }),
            Model.SC);
    assertEquals(ExplorationVerdict.Result.UNKNOWN, all.result());
    assertEquals(
        "1 of 1 executions come to what the kernel would have kept from happening", all.reason());
    ExplorationVerdict some =
        explore(
            scene(2, LAZY, steps("0 tick", "1 tick")),
            kernel ->
                new ReferenceCounting(kernel) {
                  private final LongCell ticks = kernel.memory().number("ticks", Home.machine(), 0);

                  @Override
                  public void tick(int cpu) {
                    if (ticks.addAndGet(1, Order.FULL) == 2 && cpu == 0) {
                      throw new InfeasibleException("locked");
                    }
                  }
                },
            Model.SC);
    assertEquals(
        "1 of 2 executions come to what the kernel would have kept from happening", some.reason());
  }

  @Test
  void allStepsThatAreNeverTakenAreNamed() {
    ExplorationVerdict verdict =
        explore(
            scene(2, steps("0 run a"), steps("0 tick", "1 exit", "0 user-exit")),
            ReferenceCounting::new,
            Model.SC);
    assertEquals(ExplorationVerdict.Result.UNRUNNABLE, verdict.result());
    assertTrue(verdict.reason().contains("step 'exit' on cpu 1"), verdict::reason);
    assertTrue(verdict.reason().contains("; "), verdict::reason);
    assertTrue(verdict.reason().contains("step 'user-exit' on cpu 0"), verdict::reason);
  }

  @Test
  void aLimitOfExecutionsIsNamed() {
    ExplorationVerdict verdict =
        new ScenarioExplorer(Limits.NONE.withExecutions(2))
            .explore(EXIT_AGAINST_RETURN, ReferenceCounting::new, Model.SC);
    assertEquals(ExplorationVerdict.Result.UNKNOWN, verdict.result());
    assertEquals("the limit of 2 executions was met", verdict.reason());
    assertEquals("bounded (2 explored)", verdict.extent());
  }

  @Test
  void aLimitOfTimeIsNamed() {
    ExplorationVerdict verdict =
        new ScenarioExplorer(Limits.NONE.withTime(Duration.ZERO))
            .explore(
                scene(
                    2,
                    steps("0 run a", "1 run b"),
                    steps(
                        "0 store x 1",
                        "0 store x 2",
                        "0 store x 3",
                        "0 load y r",
                        "0 load y s",
                        "0 load y p",
                        "0 load y w",
                        "1 store y 1",
                        "1 store y 2",
                        "1 store y 3",
                        "1 load x t",
                        "1 load x u",
                        "1 load x q",
                        "1 load x v")),
                ReferenceCounting::new,
                Model.SC);
    assertEquals(ExplorationVerdict.Result.UNKNOWN, verdict.result());
    assertEquals("the time limit of 0 s was met", verdict.reason());
  }

  @Test
  void aHookThatMayNeverEndIsNamed() {
    ExplorationVerdict verdict =
        explore(
            scene(2, LAZY, steps("0 tick")),
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void tick(int cpu) {
                    while (!kernel.isDead(kernel.initMm(), Order.RELAXED)) {
                      // It never dies.
                    }
                  }
                },
            Model.SC);
    assertEquals(ExplorationVerdict.Result.UNKNOWN, verdict.result());
    assertTrue(verdict.reason().startsWith("a hook made more than 300 accesses"), verdict::reason);
  }

  @Test
  void aCpuThatMayNeverEndIsUnknown() {
    ExplorationVerdict verdict =
        new ScenarioExplorer(new Limits(1000, Duration.ofDays(1), 3))
            .explore(EXIT_AGAINST_RETURN, ReferenceCounting::new, Model.SC);
    assertEquals(ExplorationVerdict.Result.UNKNOWN, verdict.result());
    assertEquals("a CPU made more than 3 operations: it may never end", verdict.reason());
  }

  @Test
  void executionsThatAreDrawnProveNothing() {
    ScenarioExplorer sampling = ScenarioExplorer.sampling(Limits.NONE.withExecutions(20), 7);
    ExplorationVerdict verdict =
        sampling.explore(EXIT_AGAINST_RETURN, ReferenceCounting::new, Model.SC);
    assertEquals(ExplorationVerdict.Result.UNKNOWN, verdict.result());
    assertEquals("20 executions were drawn at random", verdict.reason());
    assertEquals("sampled (20 drawn)", verdict.extent());
    ExplorationVerdict broken =
        sampling.explore(EXIT_AGAINST_RETURN, UncountedScheme::new, Model.SC);
    assertEquals(ExplorationVerdict.Result.BROKEN, broken.result());
    assertEquals("shortest in time", broken.extent());
  }

  @Test
  void aForbiddenOutcomeThatCannotComeOutHolds() {
    Forbidden forbidden = Forbidden.of("r == 0 && s == 0", Property.M1);
    assertEquals(
        ExplorationVerdict.Result.HOLDS,
        explore(BUFFERING.withForbidden(forbidden), ReferenceCounting::new, Model.SC).result());
    ExplorationVerdict verdict =
        explore(BUFFERING.withForbidden(forbidden), ReferenceCounting::new, Model.TSO);
    assertEquals(List.of(Property.M1), broken(verdict));
    assertTrue(verdict.breaks(Property.M1));
    assertFalse(verdict.breaks(Property.M2));
    assertEquals(Property.M1, verdict.shown().orElseThrow().property());
  }

  @Test
  void aDeadlockIsBroken() {
    ExplorationVerdict verdict =
        explore(scene(2, steps("0 run a"), steps("0 await x 1")), ReferenceCounting::new, Model.SC);
    assertEquals(List.of(Property.L3), broken(verdict));
    assertTrue(verdict.counterexample().isPresent());
  }

  @Test
  void aScenarioThatNobodyCanEndMakesNoSense() {
    // What keeps a CPU waiting is that another passed its step over.
    ExplorationVerdict verdict =
        explore(
            scene(2, steps(), steps("0 store x 1", "1 await x 1")),
            ReferenceCounting::new,
            Model.SC);
    assertEquals(ExplorationVerdict.Result.UNRUNNABLE, verdict.result());
  }

  @Test
  void stateOutsideOfCellsIsBroken() {
    ExplorationVerdict verdict =
        explore(
            EXIT_AGAINST_RETURN,
            kernel ->
                new ReferenceCounting(kernel) {
                  private int returns;

                  @Override
                  public void giveBack(int cpu, Mm mm) {
                    returns++;
                    super.giveBack(cpu, mm);
                  }
                },
            Model.SC);
    assertTrue(verdict.breaks(Property.X4));
  }

  @Test
  void stateOutsideOfCellsIsBrokenEvenIfNothingIsTheSameAgain() {
    ExplorationVerdict verdict =
        explore(
            EXIT_AGAINST_RETURN,
            kernel ->
                new ReferenceCounting(kernel) {
                  private int returns;

                  @Override
                  public void giveBack(int cpu, Mm mm) {
                    for (int load = 0; load < returns; load++) {
                      kernel.isDead(kernel.initMm(), Order.RELAXED);
                    }
                    returns++;
                    super.giveBack(cpu, mm);
                  }
                },
            Model.SC);
    assertEquals(List.of(Property.X4), broken(verdict));
    assertEquals(Optional.empty(), verdict.counterexample());
    assertEquals(ExplorationVerdict.Result.BROKEN, verdict.result());
  }

  @Test
  void aSchemeThatRollsDiceIsUnknown() {
    ExplorationVerdict verdict =
        explore(
            scene(2, LAZY, steps("0 tick", "1 tick")),
            kernel ->
                new ReferenceCounting(kernel) {
                  private final LongCell time = kernel.memory().number("time", Home.machine(), 0);

                  @Override
                  public void tick(int cpu) {
                    int loads = ThreadLocalRandom.current().nextInt(89);
                    for (int load = 0; load < loads; load++) {
                      time.load(Order.RELAXED);
                    }
                    time.store(1, Order.RELAXED);
                  }
                },
            Model.SC);
    assertEquals(ExplorationVerdict.Result.UNKNOWN, verdict.result());
    assertTrue(
        verdict.reason().startsWith("does not do the same when it is run again at "),
        verdict::reason);
  }

  @Test
  void anOutcomeCountsCompleteAndStuckExecutions() {
    SearchOutcome outcome =
        explore(EXIT_AGAINST_RETURN, ReferenceCounting::new, Model.SC).outcome();
    assertEquals(4, outcome.complete());
    assertEquals(0, outcome.deadlocks());
    assertTrue(outcome.exhaustive());
  }

  /** CPU 0 exits; CPU 1 borrows the mm if it still has a user, and can look at x only then. */
  private static final Scenario PERHAPS =
      scene(
          2,
          steps("0 run o", "0 pin o", "1 run k"),
          steps("0 exit", "0 run a", "1 get-users o", "1 use-mm o", "1 load x r"));

  @Test
  void anOutcomeThatWasNotJudgedEverywhereIsUnknown() {
    ExplorationVerdict verdict =
        explore(
            PERHAPS.withForbidden(Forbidden.of("r == 1", Property.M1)),
            ReferenceCounting::new,
            Model.SC);
    assertEquals(ExplorationVerdict.Result.UNKNOWN, verdict.result(), verdict::reason);
    assertTrue(
        verdict
            .reason()
            .matches(
                "the outcome was not judged in \\d+ of \\d+ executions: step 'load x r' on cpu 1"
                    + " cannot be taken: not possible for k, which runs there"),
        verdict::reason);
  }

  @Test
  void aStepThatIsPassedOverNowAndThenIsNoHarmIfNoOutcomeIsForbidden() {
    ExplorationVerdict verdict = explore(PERHAPS, ReferenceCounting::new, Model.SC);
    assertEquals(ExplorationVerdict.Result.HOLDS, verdict.result(), verdict::reason);
    assertEquals("", verdict.reason());
  }

  @Test
  void aDeadlockDoesNotEndTheSearch() {
    ExplorationVerdict verdict =
        explore(scene(2, steps("0 run a"), steps("0 await x 1")), ReferenceCounting::new, Model.SC);
    assertTrue(verdict.outcome().exhaustive());
    assertEquals(1, verdict.outcome().deadlocks());
  }

  @Test
  void aCpuThatIsInterruptedWhileItWaitsIsNotStuck() {
    ExplorationVerdict verdict =
        explore(
            scene(2, steps("0 run a", "1 run b"), steps("0 tick", "0 store x 1", "1 await x 1")),
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void tick(int cpu) {
                    if (cpu == 0) {
                      // Not at once, as interrupts are off.
                      kernel.defer(
                          cpu,
                          (by, about) -> kernel.ipi().callAndWait(1, (on, mm) -> {}, about),
                          kernel.initMm());
                    }
                  }
                },
            Model.SC);
    assertEquals(ExplorationVerdict.Result.HOLDS, verdict.result(), verdict::reason);
  }

  /** What a CPU does wrong, after some accesses. */
  private record Wrong(int accesses, boolean leaks) {}

  /** CPU 1 does something wrong at its tick; what depends on whether CPU 0 had its tick before. */
  private static ExplorationVerdict wrong(Wrong ifLater, Wrong ifEarlier) {
    return explore(
        scene(2, steps("0 run o", "1 run q"), steps("0 tick", "1 tick")),
        kernel ->
            new ReferenceCounting(kernel) {
              private final LongCell ticks =
                  kernel.memory().number("ticks", Home.machine().onLine("ticks"), 0);
              private final LongCell other =
                  kernel.memory().number("other", Home.machine().onLine("other"), 0);

              @Override
              public void tick(int cpu) {
                long before = ticks.addAndGet(1, Order.FULL) - 1;
                if (cpu == 0 || before > 1) {
                  return; // It is of the end.
                }
                Wrong wrong = before == 1 ? ifLater : ifEarlier;
                for (int access = 0; access < wrong.accesses(); access++) {
                  other.load(Order.RELAXED);
                }
                if (wrong.leaks()) {
                  kernel.grab(kernel.initMm(), 1, Order.RELAXED);
                } else {
                  kernel.warnOn(true, "wrong");
                }
              }
            },
        Model.SC);
  }

  private static Wrong warns(int accesses) {
    return new Wrong(accesses, false);
  }

  private static int events(ExplorationVerdict verdict) {
    return verdict.counterexample().orElseThrow().events().size();
  }

  @Test
  void theShortestExecutionIsShownWhicheverIsMetFirst() {
    int shortest = events(wrong(warns(0), warns(0)));
    assertEquals(shortest, events(wrong(warns(0), warns(3))));
    assertEquals(shortest, events(wrong(warns(3), warns(0))));
    assertEquals(shortest + 3, events(wrong(warns(3), warns(3))));
  }

  @Test
  void onceTheWorstIsFoundOnlyShorterExecutionsAreLookedAt() {
    assertEquals(1, wrong(warns(3), warns(3)).outcome().complete(), "none is shorter");
    assertEquals(
        3,
        wrong(warns(0), warns(3)).outcome().complete()
            + wrong(warns(3), warns(0)).outcome().complete(),
        "one of the two meets the longer one first");
  }

  @Test
  void whatIsAsBadAndShorterIsShownFirst() {
    Wrong leaks = new Wrong(6, true);
    ExplorationVerdict one = wrong(warns(0), leaks);
    ExplorationVerdict other = wrong(leaks, warns(0));
    assertEquals(Property.A1, broken(one).get(0));
    assertEquals(Property.A1, broken(other).get(0));
    assertEquals(3, broken(one).size() + broken(other).size(), "one meets the leak first");
  }

  @Test
  void whatIsBrokenInTheSetupIsAVerdictOfItsOwn() {
    ExplorationVerdict verdict =
        explore(
            scene(2, steps("0 run o", "1 tick"), steps("0 exit")),
            ticking(
                () -> {
                  throw new IllegalStateException("too early");
                }),
            Model.SC);
    assertEquals(ExplorationVerdict.Result.BROKEN, verdict.result());
    assertEquals(List.of(Property.A1), broken(verdict));
    assertEquals(Optional.empty(), verdict.counterexample());
    assertEquals("", verdict.reason());
    assertEquals(0, verdict.outcome().complete());
    assertFalse(verdict.time().isNegative());
    assertTrue(verdict.time().compareTo(Duration.ofMinutes(1)) < 0);
  }
}

package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lazymm.explorer.scenario.Scenes.EXIT_AGAINST_RETURN;
import static org.lazymm.explorer.scenario.Scenes.LAZY;
import static org.lazymm.explorer.scenario.Scenes.scene;
import static org.lazymm.explorer.scenario.Scenes.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.scenario.Forbidden;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.reference.ReferenceCounting;
import org.lazymm.scheme.reference.UncountedScheme;

/** Longer than 400 lines: each property that an execution can break. */
class ExecutionJudgeTest {
  private static final String FREED = "cpu0 uses mm1 after cpu0 has freed it";
  private static final List<Step> BEFORE_DEATH =
      steps("1 run b", "1 exit", "1 idle", "1 wake", "0 run a");

  /** Drops with no order. */
  private static final class Relaxed extends ReferenceCounting {
    Relaxed(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void giveBack(int cpu, Mm mm) {
      kernel.drop(cpu, mm, Order.RELAXED);
    }
  }

  /** Frees {@code init_mm}, at each tick. */
  private static final class FreesInitMm extends ReferenceCounting {
    FreesInitMm(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void tick(int cpu) {
      kernel.drop(cpu, kernel.initMm(), Order.FULL);
    }
  }

  @ParameterizedTest
  @MethodSource("org.lazymm.explorer.model.MemoryModels#all")
  void referenceCountingIsSoundUnderEveryModel(Model model) {
    Judged judged = Judged.of(EXIT_AGAINST_RETURN, ReferenceCounting::new, model);
    assertEquals(Set.of(), judged.broken());
    assertEquals(4, judged.executions());
    assertEquals(4, judged.tried(Property.S1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sc", "tso"})
  void dropsNeedNoOrderWhereUpdatesAreOrderedAnyway(Model model) {
    assertEquals(Set.of(), Judged.of(EXIT_AGAINST_RETURN, Relaxed::new, model).broken());
  }

  @Test
  void aDropWithoutOrderIsBrokenUnderTheKernelsModel() {
    assertEquals(
        Set.of(
            "S1 cpu0 may still use mm1 when cpu1 frees it: nothing orders that use before the free",
            "S1 cpu1 may still use mm1 when cpu0 frees it: nothing orders that use before the free",
            "S4 mm1 is freed while it may have 1 user"),
        Judged.of(EXIT_AGAINST_RETURN, Relaxed::new, Model.LKMM).broken());
  }

  @ParameterizedTest
  @MethodSource("org.lazymm.explorer.model.MemoryModels#all")
  void lazyUseThatNothingProtectsIsBrokenUnderEveryModel(Model model) {
    assertEquals(
        Set.of("S1 " + FREED),
        Judged.of(EXIT_AGAINST_RETURN, UncountedScheme::new, model).broken());
  }

  @Test
  void whatAHookThrowsIsBrokenAndTheEndIsNotJudged() {
    Judged judged =
        Judged.of(
            scene(2, LAZY, steps("0 tick")),
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void tick(int cpu) {
                    kernel.grab(kernel.initMm(), 1, Order.RELAXED); // Would break S7 at the end.
                    throw new IllegalStateException("oops");
                  }
                },
            Model.SC);
    assertEquals(1, judged.broken().size());
    assertTrue(
        judged
            .broken(Property.A1)
            .iterator()
            .next()
            .startsWith("tick throws java.lang.IllegalStateException: oops at"),
        () -> judged.broken().toString());
  }

  @Test
  void whatTheMachineReportsIsBroken() {
    Judged judged =
        Judged.of(scene(2, LAZY, steps("0 tick", "1 run q")), FreesInitMm::new, Model.SC);
    assertTrue(
        judged.broken(Property.S2).contains("the count of init_mm falls below 0")
            || judged.broken(Property.S7).contains("the count of init_mm falls to 0"),
        () -> judged.broken().toString());
  }

  @Test
  void whatTheSchemeWarnsOfIsBroken() {
    Judged judged =
        Judged.of(
            scene(2, LAZY, steps("0 tick", "1 run q")),
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void tick(int cpu) {
                    kernel.warnOn(cpu == 0, "my assumption");
                    kernel.warnOn(cpu == 1, "nothing");
                  }
                },
            Model.SC);
    assertTrue(
        judged.broken(Property.A1).contains("my assumption"), () -> judged.broken().toString());
  }

  /** Each CPU stores and then loads what the other stores. */
  private static Scenario storeBuffering(String... steps) {
    return scene(2, steps("0 run a", "1 run b"), steps(steps))
        .withForbidden(Forbidden.of("r == 0 && s == 0", Property.M1));
  }

  @Test
  void aForbiddenOutcomeIsBrokenUnderTheModelsThatAllowIt() {
    Scenario scenario = storeBuffering("0 store x 1", "0 load y r", "1 store y 1", "1 load x s");
    assertEquals(Set.of(), Judged.of(scenario, ReferenceCounting::new, Model.SC).broken());
    Set<String> broken =
        Set.of("M1 the forbidden outcome r == 0 && s == 0 came out: r=0, s=0, x=1, y=1");
    assertEquals(broken, Judged.of(scenario, ReferenceCounting::new, Model.TSO).broken());
    assertEquals(broken, Judged.of(scenario, ReferenceCounting::new, Model.LKMM).broken());
  }

  @Test
  void anOutcomeIsNotJudgedIfAStepWasPassedOver() {
    Scenario scenario =
        storeBuffering(
            "0 store x 1",
            "0 load y r",
            "1 store y 1",
            "1 load x s",
            "1 membarrier global-expedited",
            "1 membarrier private-expedited");
    Judged judged = Judged.of(scenario, ReferenceCounting::new, Model.TSO);
    assertEquals(Set.of(), judged.broken());
    assertEquals(0, judged.tried(Property.M1));
  }

  @Test
  void aWaitForWhatNeverHappensIsADeadlock() {
    Judged judged =
        Judged.of(
            scene(2, steps("0 run a"), steps("0 await x 1", "1 await y 1")),
            ReferenceCounting::new,
            Model.SC);
    assertEquals(
        Set.of("L3 deadlock: cpu0 waits for machine.x, cpu1 waits for machine.y for ever"),
        judged.broken());
    assertEquals(1, judged.deadlocks());
    assertEquals(0, judged.executions());
  }

  @Test
  void aWaitThatEndsIsNone() {
    Judged judged =
        Judged.of(
            scene(2, steps("0 run a"), steps("0 store x 1", "1 await x 1")),
            ReferenceCounting::new,
            Model.SC);
    assertEquals(Set.of(), judged.broken());
    assertEquals(0, judged.deadlocks());
  }

  @Test
  void whoeverWaitsForACpuThatHasThrownIsNotToBlame() {
    Judged judged =
        Judged.of(
            scene(2, steps("0 run a"), steps("0 tick", "0 store x 1", "1 await x 1")),
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void tick(int cpu) {
                    throw new IllegalStateException("oops");
                  }
                },
            Model.SC);
    assertEquals(Set.of(), judged.broken(Property.L3));
    assertEquals(1, judged.broken(Property.A1).size());
  }

  @Test
  void whoeverWaitsForAStepThatWasPassedOverIsNotToBlame() {
    Judged judged =
        Judged.of(
            scene(2, steps(), steps("0 store x 1", "1 await x 1")),
            ReferenceCounting::new,
            Model.SC);
    assertEquals(1, judged.deadlocks());
    assertEquals(Set.of(), judged.broken());
  }

  @Test
  void whatBreaksALifeDuringHotplugBreaksH2AsWell() {
    Judged judged =
        Judged.of(
            scene(2, BEFORE_DEATH, steps("1 die", "0 exit", "0 reap 1", "0 run o")),
            UncountedScheme::new,
            Model.SC);
    String what =
        "cpu1 may still use mm1 when cpu0 frees it: nothing orders that use before the free";
    assertEquals(Set.of("S1 " + what, "H2 during hotplug, " + what), judged.broken());
    assertEquals(1, judged.tried(Property.H2));
  }

  @Test
  void whatBreaksALifeAfterHotplugBreaksH5AsWell() {
    Judged judged =
        Judged.of(
            scene(
                2,
                steps("0 offline 1", "0 online 1", "1 run b", "1 exit", "1 run k", "0 run a"),
                steps("0 exit", "0 run o", "1 run q")),
            UncountedScheme::new,
            Model.SC);
    assertEquals(Set.of("S1 " + FREED, "H5 after hotplug, " + FREED), judged.broken());
    assertEquals(0, judged.tried(Property.H1));
  }

  @Test
  void aSoundSchemeBearsHotplug() {
    Judged judged =
        Judged.of(
            scene(2, BEFORE_DEATH, steps("1 die", "0 exit", "0 reap 1", "0 run o")),
            ReferenceCounting::new,
            Model.LKMM);
    assertEquals(Set.of(), judged.broken());
    assertEquals(3, judged.tried(Property.H1));
    assertEquals(3, judged.tried(Property.H2));
  }

  @Test
  void stateOutsideOfCellsIsBroken() {
    assertEquals("X4", ExecutionJudge.outside("a map").property().name());
    assertEquals(
        "state outside of cells has changed: a map", ExecutionJudge.outside("a map").what());
  }

  /** Does not count what CPU 1 borrows. */
  private static final class ForgetsCpu1 extends ReferenceCounting {
    ForgetsCpu1(Kernel kernel) {
      super(kernel);
    }

    @Override
    public Guarantees guarantees() {
      return Guarantees.none();
    }

    @Override
    public void borrow(int cpu, Mm mm) {
      if (cpu != 1) {
        super.borrow(cpu, mm);
      }
    }

    @Override
    public void giveBack(int cpu, Mm mm) {
      if (cpu != 1) {
        super.giveBack(cpu, mm);
      }
    }
  }

  @Test
  void aCpuThatRestsOnAnMmUsesItUntilTheEnd() {
    assertEquals(
        Set.of(
            "cpu1 may still use mm1 when cpu0 frees it: nothing orders that use before the free"),
        Judged.of(scene(2, LAZY, steps("0 exit", "0 run o")), ForgetsCpu1::new, Model.SC)
            .broken(Property.S1));
  }

  /** Asks for nobody when an mm dies. */
  private static final class AsksForNobody extends ReferenceCounting {
    AsksForNobody(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void usersGone(int cpu, Mm mm) {
      kernel.lazyCandidates(mm, LazyCandidates.NONE);
    }
  }

  /** CPU 1 is lazy on the mm of a, whose last user reference CPU 0 holds. */
  private static final List<Step> KEPT =
      steps("1 run b", "1 exit", "1 run k", "0 run a", "0 get-users a", "0 exit", "0 run o");

  @Test
  void aLazyCpuThatIsInNoSetIsBroken() {
    assertEquals(
        Set.of("O5 cpu1 is lazy on mm1 and not in its candidate set"),
        Judged.of(scene(2, KEPT, steps("0 put-users a")), AsksForNobody::new, Model.SC).broken());
  }

  @Test
  void aCpuThatIsLazyNoLongerNeedBeInNoSet() {
    List<Step> setup = new ArrayList<>(KEPT);
    setup.addAll(steps("1 run q"));
    assertEquals(
        Set.of(),
        Judged.of(scene(2, setup, steps("0 put-users a", "1 tick")), AsksForNobody::new, Model.SC)
            .broken());
  }

  @Test
  void aCpuThatBecomesLazyWhileItIsAskedIsBrokenIfItIsInNoSet() {
    assertEquals(
        Set.of("cpu1 is lazy on mm1 and not in its candidate set"),
        Judged.of(
                scene(
                    2,
                    steps("1 run b", "0 run a", "0 get-users a", "0 exit", "0 run o"),
                    steps("1 exit", "0 put-users a")),
                AsksForNobody::new,
                Model.SC)
            .broken(Property.O5));
  }

  @Test
  void aPinIsWatchedFromWhenItIsTakenToWhenItIsDropped() {
    List<Step> setup = steps("0 run o", "0 pin o", "1 run k");
    assertEquals(
        1,
        Judged.of(scene(2, setup, steps("1 unpin o")), ReferenceCounting::new, Model.SC)
            .tried(Property.K3));
    assertEquals(
        1,
        Judged.of(scene(2, steps("0 run o"), steps("0 pin o")), ReferenceCounting::new, Model.SC)
            .tried(Property.K3));
    assertEquals(
        0,
        Judged.of(scene(2, setup, steps("1 tick")), ReferenceCounting::new, Model.SC)
            .tried(Property.K3));
  }

  @Test
  void anUngrabThatTakesTheLastReferenceIsBroken() {
    Judged judged =
        Judged.of(
            scene(2, LAZY, steps("0 exit", "0 run o", "1 run q")),
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void giveBack(int cpu, Mm mm) {
                    kernel.ungrab(mm, 1, Order.FULL);
                  }
                },
            Model.SC);
    assertTrue(
        judged.broken(Property.S2).contains("ungrab takes the last reference of mm1"),
        () -> judged.broken().toString());
  }

  @Test
  void whoIsAskedForWhenAnMmDiesAndWhenItGoesIsTried() {
    assertEquals(
        4, Judged.of(EXIT_AGAINST_RETURN, ReferenceCounting::new, Model.SC).tried(Property.O5));
    assertEquals(
        0,
        Judged.of(scene(2, LAZY, steps("0 tick")), ReferenceCounting::new, Model.SC)
            .tried(Property.O5));
  }

  /** Stores plainly to a cell of another CPU in a tick. */
  private static Function<Kernel, LazyMmScheme> storingAbroad() {
    return kernel ->
        new ReferenceCounting(kernel) {
          private final LongCell ofCpu1 = kernel.memory().number("mine", Home.cpu(1), 0);

          @Override
          public void tick(int cpu) {
            ofCpu1.store(cpu, Order.RELAXED);
          }
        };
  }

  @Test
  void aPlainStoreToAnotherCpusCellIsBroken() {
    Judged judged = Judged.of(scene(2, steps(), steps("0 tick")), storingAbroad(), Model.SC);
    assertEquals(Set.of("X3 cpu0 stores to mine of cpu1"), judged.broken());
  }

  @Test
  void aStoreToTheCellOfACpuThatDiesIsNotJudged() {
    List<Step> dying = steps("1 run b", "1 exit", "1 idle", "1 wake", "0 run a");
    Judged judged = Judged.of(scene(2, dying, steps("1 die", "0 tick")), storingAbroad(), Model.SC);
    assertEquals(Set.of(), judged.broken());
  }
}

package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lazymm.explorer.scenario.Scenes.EXIT_AGAINST_RETURN;
import static org.lazymm.explorer.scenario.Scenes.LAZY;
import static org.lazymm.explorer.scenario.Scenes.scene;
import static org.lazymm.explorer.scenario.Scenes.steps;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.Search;
import org.lazymm.explorer.search.Visitor;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.reference.ReferenceCounting;

class EndOfRunTest {
  private static final List<Step> IDLE = steps("1 run b", "1 exit", "1 idle", "1 wake", "0 run a");

  /** The last user exits, and CPU 1 stays lazy on the mm. */
  private static final Scenario STAYS = scene(2, LAZY, steps("0 exit", "0 run o"));

  private static final Scenario DIES =
      scene(2, IDLE, steps("1 die", "0 exit", "0 reap 1", "0 run o"));
  private static final String FREE_LATE =
      "mm1 is dead and not freed although its tasks are gone and each CPU has switched mm";

  private static Judged judged(Scenario scenario, Function<Kernel, LazyMmScheme> scheme) {
    return Judged.of(scenario, scheme, Model.SC);
  }

  /** Guarantees what the sound scheme guarantees, and something more. */
  private static Function<Kernel, LazyMmScheme> guaranteeing(
      Function<Guarantees, Guarantees> more) {
    return kernel ->
        new ReferenceCounting(kernel) {
          @Override
          public Guarantees guarantees() {
            return more.apply(super.guarantees());
          }
        };
  }

  @Test
  void anMmThatIsKeptByLazyUseIsFreedInTheEnd() {
    assertEquals(Set.of(), judged(STAYS, ReferenceCounting::new).broken());
  }

  @Test
  void aReferenceThatIsNeverGivenBackIsBroken() {
    Judged judged =
        judged(
            EXIT_AGAINST_RETURN,
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void giveBack(int cpu, Mm mm) {
                    if (mm == kernel.initMm()) {
                      super.giveBack(cpu, mm);
                    }
                  }
                });
    assertEquals(
        Set.of(
            "K1 the count of mm1 is 2 and should be 0 (users 0, pins 0, counted lazy CPUs 0, held"
                + " by the scheme 0)",
            "K2 " + FREE_LATE),
        judged.broken());
  }

  /** Counts {@code init_mm} at each tick, and never gives that back. */
  private static LazyMmScheme grabbingInitMm(Kernel kernel) {
    return new ReferenceCounting(kernel) {
      @Override
      public void tick(int cpu) {
        kernel.grab(kernel.initMm(), 1, Order.RELAXED);
      }
    };
  }

  private static int waysToEnd(Scenario scenario) {
    KernelProgram program =
        new KernelProgram(scenario, ReferenceCounting::new, new BitSet(), new Sites());
    Set<EndState> ends = new HashSet<>();
    Visitor collecting =
        graph -> {
          ends.add(EndState.of(program, graph));
          return true;
        };
    new Search(program, MemoryModels.of(Model.SC), Limits.NONE, collecting).run();
    return ends.size();
  }

  @Test
  void theEndDependsOnWhoHasFreedWhatIsUsedAgain() {
    assertEquals(1, waysToEnd(EXIT_AGAINST_RETURN));
    assertEquals(2, waysToEnd(memoryUsedAgain(EXIT_AGAINST_RETURN)));
  }

  @Test
  void moreDeadMmsThanGuaranteedAreBroken() {
    assertEquals(
        Set.of(
            "L1 dead mms kept: mm1; CPUs that may keep them: cpu0, cpu1; guaranteed: 0 for each"),
        judged(STAYS, guaranteeing(all -> all.retainingAtMost(0))).broken());
    assertEquals(
        Set.of(),
        judged(EXIT_AGAINST_RETURN, guaranteeing(all -> all.retainingAtMost(0))).broken(),
        "it is freed before the end");
  }

  @Test
  void aGuaranteeOfBoundedTimeIsHeldTo() {
    assertEquals(
        Set.of(
            "L2 mm1 is dead and not freed although bounded time is guaranteed and all CPUs had their"
                + " steps"),
        judged(STAYS, guaranteeing(Guarantees::inBoundedTime)).broken());
    assertEquals(
        Set.of(), judged(EXIT_AGAINST_RETURN, guaranteeing(Guarantees::inBoundedTime)).broken());
  }

  @Test
  void whicheverCpuIdlesForEverAGuaranteeOfBoundedTimeIsBroken() {
    List<Step> lazy = steps("0 run b", "0 exit", "0 run k", "1 run a");
    Scenario other = scene(2, lazy, steps("1 exit", "1 run o"));
    assertEquals(
        judged(STAYS, guaranteeing(Guarantees::inBoundedTime)).broken(),
        judged(other, guaranteeing(Guarantees::inBoundedTime)).broken());
  }

  @Test
  void aRecordOfADeadCpuIsBroken() {
    Judged judged =
        judged(
            DIES,
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public boolean keepsRecordOf(int cpu) {
                    return true;
                  }
                });
    assertEquals(Set.of("H1 cpu1 is offline and the scheme has a record of it"), judged.broken());
  }

  @Test
  void aCpuThatIsNotReapedYetMayHaveARecord() {
    Function<Kernel, LazyMmScheme> scheme =
        kernel ->
            new ReferenceCounting(kernel) {
              private final LongCell dead = kernel.memory().number("dead", Home.machine(), 0);

              @Override
              public void cpuDead(int byCpu, int deadCpu) {
                super.cpuDead(byCpu, deadCpu);
                dead.store(1, Order.RELAXED);
              }

              @Override
              public boolean keepsRecordOf(int cpu) {
                return dead.load(Order.RELAXED) == 0;
              }
            };
    assertEquals(
        Set.of(), judged(scene(2, IDLE, steps("1 die", "0 exit", "0 run o")), scheme).broken());
    assertEquals(Set.of(), judged(DIES, scheme).broken());
  }

  @Test
  void aBorrowOfADeadCpuIsNotForgotten() {
    Judged judged =
        judged(
            DIES,
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void cpuDead(int byCpu, int deadCpu) {}
                });
    assertEquals(
        Set.of(
            "H4 the count of init_mm is 2 and should be 1 (users 1, pins 0, counted lazy CPUs 0,"
                + " held by the scheme 0)"),
        judged.broken());
  }

  @Test
  void aBalanceThatIsOffAfterHotplugInTheSetupIsHotplugsToo() {
    Judged judged =
        judged(
            scene(2, steps("0 offline 1", "0 run o"), steps("0 tick")),
            EndOfRunTest::grabbingInitMm);
    assertEquals(Set.of(), judged.broken(Property.S7));
    assertTrue(!judged.broken(Property.H4).isEmpty(), () -> judged.broken().toString());
  }

  @Test
  void aBalanceThatIsOffWithoutHotplugIsNotHotplugs() {
    Judged judged =
        judged(scene(2, steps("0 run o"), steps("0 tick")), EndOfRunTest::grabbingInitMm);
    assertEquals(Set.of(), judged.broken(Property.H4));
    assertTrue(!judged.broken(Property.S7).isEmpty(), () -> judged.broken().toString());
  }

  @Test
  void whatAHookThrowsAtTheEndIsBroken() {
    Judged judged =
        judged(
            EXIT_AGAINST_RETURN,
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void tick(int cpu) {
                    throw new IllegalStateException("oops");
                  }
                });
    assertEquals(1, judged.broken().size());
    assertTrue(
        judged
            .broken(Property.A1)
            .iterator()
            .next()
            .startsWith("after all steps, tick throws java.lang.IllegalStateException: oops"));
  }

  @Test
  void anActionWithoutEndIsBroken() {
    Judged judged =
        judged(
            EXIT_AGAINST_RETURN,
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void tick(int cpu) {
                    while (!kernel.isDead(kernel.initMm(), Order.RELAXED)) {
                      // It never dies.
                    }
                  }
                });
    assertEquals(
        Set.of("L3 after all steps, an action makes accesses without end"), judged.broken());
  }

  @Test
  void anActionWithManyAccessesIsSound() {
    Judged judged =
        judged(
            EXIT_AGAINST_RETURN,
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void tick(int cpu) {
                    for (int access = 0; access < 9_000; access++) {
                      kernel.isDead(kernel.initMm(), Order.RELAXED);
                    }
                  }
                });
    assertEquals(Set.of(), judged.broken());
  }

  /** Puts the drop of a borrow off. */
  private static Function<Kernel, LazyMmScheme> puttingOff(boolean drops) {
    return kernel ->
        new ReferenceCounting(kernel) {
          @Override
          public void giveBack(int cpu, Mm mm) {
            kernel.defer(
                cpu,
                (on, about) -> {
                  if (drops || about == kernel.initMm()) {
                    kernel.drop(on, about, Order.FULL);
                  }
                },
                mm);
          }
        };
  }

  private static Scenario workWhenAsked(Scenario scenario) {
    return like(scenario, false, true);
  }

  private static Scenario memoryUsedAgain(Scenario scenario) {
    return like(scenario, true, false);
  }

  private static Scenario like(Scenario scenario, boolean reuse, boolean whenAsked) {
    return new Scenario(
        scenario.name(),
        scenario.cpus(),
        scenario.architecture(),
        scenario.postSwitchBarrier(),
        reuse,
        whenAsked,
        0,
        scenario.faults(),
        scenario.tasks(),
        scenario.setup(),
        scenario.steps(),
        scenario.forbidden());
  }

  @Test
  void workThatIsPutOffIsDoneInTheEnd() {
    Scenario scenario = workWhenAsked(EXIT_AGAINST_RETURN);
    assertEquals(Set.of(), judged(scenario, puttingOff(true)).broken());
    assertEquals(
        Set.of("K1", "K2"),
        Set.copyOf(
            judged(scenario, puttingOff(false)).broken().stream()
                .map(each -> each.substring(0, 2))
                .toList()));
  }

  @Test
  void workThatIsPutOffIsDoneBetweenSteps() {
    assertEquals(Set.of(), judged(EXIT_AGAINST_RETURN, puttingOff(true)).broken());
  }

  @Test
  void aDelegatedReferenceIsCountedAsHeld() {
    Judged judged =
        judged(
            STAYS,
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public long delegatedReferences(Mm mm) {
                    return mm.name().equals("mm1") ? 5 : 0;
                  }
                });
    assertTrue(
        judged
            .broken(Property.K1)
            .contains(
                "the count of mm1 is 1 and should be 6 (users 0, pins 0, counted lazy CPUs 1, held"
                    + " by the scheme 5)"),
        () -> judged.broken().toString());
  }

  @Test
  void eachEndIsJudgedByWhatItIs() {
    // The tick of CPU 0 may see CPU 1's store, and then leaks; both ends are met.
    Function<Kernel, LazyMmScheme> scheme =
        kernel ->
            new ReferenceCounting(kernel) {
              private final LongCell ticks = kernel.memory().number("ticks", Home.machine(), 0);

              @Override
              public void tick(int cpu) {
                if (ticks.addAndGet(1, Order.FULL) == 2 && cpu == 0) {
                  kernel.grab(kernel.initMm(), 1, Order.RELAXED);
                }
              }
            };
    Judged judged =
        judged(scene(2, steps("0 run o", "1 run q"), steps("0 tick", "1 tick")), scheme);
    assertEquals(2, judged.executions());
    assertEquals(1, judged.broken().size(), () -> judged.broken().toString());
  }
}

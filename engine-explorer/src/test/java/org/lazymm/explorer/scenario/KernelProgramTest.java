package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lazymm.explorer.scenario.Scenes.EXIT_AGAINST_RETURN;
import static org.lazymm.explorer.scenario.Scenes.LAZY;
import static org.lazymm.explorer.scenario.Scenes.scene;
import static org.lazymm.explorer.scenario.Scenes.steps;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Disposal;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.Work;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.Search;
import org.lazymm.explorer.search.SearchOutcome;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scheduler.machine.InfeasibleException;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.scheme.reference.ReferenceCounting;
import org.lazymm.scheme.reference.UncountedScheme;

/** Longer than 400 lines: each part of a program that is run again. */
class KernelProgramTest {
  private static KernelProgram program(Scenario scenario, Function<Kernel, LazyMmScheme> scheme) {
    return new KernelProgram(scenario, scheme, new BitSet(), new Sites());
  }

  private static SearchOutcome search(KernelProgram program) {
    return new Search(program, MemoryModels.of(Model.SC), Limits.NONE, graph -> true).run();
  }

  private static String unrunnable(Scenario scenario) {
    return String.valueOf(
        assertThrows(UnrunnableException.class, () -> program(scenario, ReferenceCounting::new))
            .getMessage());
  }

  @Test
  void eachCpuIsAThread() {
    KernelProgram program = program(EXIT_AGAINST_RETURN, ReferenceCounting::new);
    assertEquals(2, program.threads());
    assertEquals(EXIT_AGAINST_RETURN, program.scenario());
    assertEquals("", program.bound());
    assertFalse(program.isInfeasible());
  }

  @Test
  void cellsBeginAsTheSetupLeftThem() {
    KernelProgram program = program(EXIT_AGAINST_RETURN, ReferenceCounting::new);
    int body = program.engine().body(program.machine().cpu(1).active());
    MmCells cells = program.engine().cellsOf(body);
    assertEquals(1, program.initial(cells.users()));
    assertEquals(2, program.initial(cells.count()));
    assertEquals("mm1", program.locationName(body));
    assertEquals("mm1.mm_users", program.locationName(cells.users()));
    assertEquals(CellRole.MM, program.engine().explored().role(body));
    assertEquals(CellRole.USERS, program.engine().explored().role(cells.users()));
    assertEquals(CellRole.COUNT, program.engine().explored().role(cells.count()));
    assertEquals(CellRole.CPUMASK, program.engine().explored().role(cells.cpumask()));
  }

  @Test
  void onlyDoorbellsAndAnswersAreBatons() {
    KernelProgram program = program(EXIT_AGAINST_RETURN, ReferenceCounting::new);
    Set<String> handoffs = new TreeSet<>();
    for (int location = 0; location < program.engine().explored().locations(); location++) {
      if (program.isHandoff(location)) {
        handoffs.add(program.locationName(location));
      }
    }
    assertEquals(
        Set.of(
            "cpu0.doorbell",
            "cpu1.doorbell",
            "cpu0.ring",
            "cpu1.ring",
            "cpu0.call_cpu0.done",
            "cpu0.call_cpu1.done",
            "cpu1.call_cpu0.done",
            "cpu1.call_cpu1.done"),
        handoffs);
  }

  @Test
  void aStepOfTheSetupThatCannotBeTakenIsNamed() {
    assertEquals(
        List.of(
            "step 'exit' on cpu 0 cannot be taken: cpu0 idles; let it 'wake' first, or 'run' a"
                + " task"),
        program(scene(2, steps("0 idle", "0 exit"), steps()), ReferenceCounting::new)
            .passedOverInSetup());
  }

  @Test
  void aStepOfTheSetupThatDependsOnOthersMayBePassedOver() {
    assertEquals(2, program(scene(2, steps("0 work"), steps()), ReferenceCounting::new).threads());
  }

  @Test
  void stepsThatReachAcrossCpusAreRefused() {
    assertEquals(
        "cannot be explored: step 'run k' on cpu 1: cpu0 runs k; let it 'idle' or 'run' another"
            + " before",
        unrunnable(scene(2, steps(), steps("0 run k", "1 run k"))));
  }

  @Test
  void aMaskHoldsNoMoreThan64Cpus() {
    assertEquals(
        "a scenario of 65 CPUs: expected at most 64 to explore",
        assertThrows(
                UnexplorableException.class,
                () -> program(scene(65, steps(), steps()), ReferenceCounting::new))
            .getMessage());
    assertEquals(64, program(scene(64, steps(), steps()), ReferenceCounting::new).threads());
  }

  @Test
  void aStepThatWasPassedOverIsKnownWithItsReason() {
    Scenario scenario = scene(2, steps("0 run a"), steps("0 tick", "1 exit", "0 exit"));
    KernelProgram program = program(scenario, ReferenceCounting::new);
    search(program);
    assertEquals(List.of(Step.of(1, "exit")), program.skipped());
    assertEquals(
        "step 'exit' on cpu 1 cannot be taken: not possible for swapper/1, which runs there",
        program.why(Step.of(1, "exit")));
    assertEquals("{0, 1}", program.log(0).taken().toString());
    assertEquals("{}", program.log(1).taken().toString());
    assertEquals("{0}", program.log(1).skipped().toString());
  }

  @Test
  void aStepThatOthersMadeImpossibleIsNeitherTakenNorPassedOver() {
    KernelProgram program =
        program(scene(2, steps("0 run a"), steps("0 work")), ReferenceCounting::new);
    search(program);
    assertEquals(List.of(), program.skipped());
    assertEquals("{}", program.log(0).taken().toString());
    assertTrue(
        program.why(Step.of(0, "work")).endsWith("cannot be taken: it makes no sense"),
        () -> program.why(Step.of(0, "work")));
  }

  @Test
  void aCpuThatWentOfflineInTheConcurrentPartIsHotplug() {
    Scenario dies = scene(2, LAZY, steps("1 run q", "1 exit", "1 idle", "1 wake", "1 die"));
    KernelProgram program = program(dies, ReferenceCounting::new);
    assertFalse(program.hotplug());
    search(program);
    assertTrue(program.hotplug());
    Scenario before = scene(2, steps("0 offline 1"), steps("0 tick"));
    KernelProgram offline = program(before, ReferenceCounting::new);
    search(offline);
    assertFalse(offline.hotplug());
  }

  @Test
  void aCpuThatIsBackOnlineAtTheEndIsHotplugToo() {
    Scenario comesBack =
        scene(2, steps("0 tick"), steps("0 offline 1", "0 online 1"))
            .withSetup(steps("1 idle", "1 wake"));
    KernelProgram program = program(comesBack, ReferenceCounting::new);
    search(program);
    assertTrue(program.machine().cpu(1).online());
    assertTrue(program.hotplug());
  }

  @Test
  void whatTheSetupBreaksIsKept() {
    KernelProgram program =
        program(
            scene(2, LAZY, steps("0 run o")),
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void borrow(int cpu, Mm mm) {}
                });
    assertTrue(
        program.brokenInSetup().stream().anyMatch(each -> each.property() == Property.K1),
        () -> program.brokenInSetup().toString());
  }

  @Test
  void workOfTheSetupIsDoneBeforeItIsJudged() {
    KernelProgram program =
        program(
            scene(2, LAZY, steps("0 tick")),
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void giveBack(int cpu, Mm mm) {
                    kernel.defer(cpu, (on, about) -> kernel.drop(on, about, Order.FULL), mm);
                  }
                });
    assertEquals(List.of(), program.reported());
    assertTrue(program.putOffWork().noneLeft());
  }

  @Test
  void aHookThatThrowsInTheSetupIsBrokenThere() {
    KernelProgram program =
        program(
            scene(2, steps("0 run o", "1 tick"), steps("0 exit")),
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void tick(int cpu) {
                    throw new IllegalStateException("too early");
                  }
                });
    Violation broken = program.brokenInSetup().get(0);
    assertEquals(Property.A1, broken.property());
    assertTrue(broken.what().startsWith("in step 'tick' of the setup, tick"), broken::what);
    assertTrue(broken.what().contains("too early"), broken::what);
  }

  @Test
  void aHookThatNeverEndsInTheSetupIsBrokenThere() {
    KernelProgram program =
        program(
            scene(2, steps("0 run o", "1 tick"), steps("0 exit")),
            kernel ->
                new ReferenceCounting(kernel) {
                  private final LongCell never = kernel.memory().number("never", Home.cpu(0), 0);

                  @Override
                  public void tick(int cpu) {
                    while (never.load(Order.RELAXED) == 0) {
                      Thread.onSpinWait();
                    }
                  }
                });
    Violation broken = program.brokenInSetup().get(0);
    assertEquals(Property.L3, broken.property());
    assertEquals(
        "in step 'tick' of the setup, an action makes accesses without end", broken.what());
  }

  /** Work that puts itself off for ever, and counts how often if it writes. */
  private static Function<Kernel, LazyMmScheme> restless(boolean writes) {
    return kernel ->
        new ReferenceCounting(kernel) {
          private final LongCell rounds = kernel.memory().number("rounds", Home.machine(), 0);
          private final Work work = this::again;

          private void again(int cpu, Mm mm) {
            if (writes) {
              rounds.store(1, Order.RELAXED);
            } else {
              rounds.load(Order.RELAXED);
            }
            kernel.defer(cpu, work, mm);
          }

          @Override
          public void tick(int cpu) {
            kernel.defer(cpu, work, kernel.initMm());
          }
        };
  }

  @Test
  void workThatWaitsForOthersIsLeftAfterOneRound() {
    KernelProgram program = program(scene(2, LAZY, steps("0 tick")), restless(false));
    SearchOutcome outcome = search(program);
    assertTrue(outcome.exhaustive());
    assertTrue(program.machine().cpu(0).hasDeferredWork());
  }

  /** Frees a dead mm after some rounds of work, and looks at nobody. */
  private static Function<Kernel, LazyMmScheme> hasty(int rounds) {
    return kernel ->
        new UncountedScheme(kernel) {
          private Work free(int left) {
            return (cpu, mm) -> {
              if (left == 0) {
                kernel.free(cpu, mm);
              } else {
                kernel.defer(cpu, free(left - 1), mm);
              }
            };
          }

          @Override
          public Disposal lastReferenceGone(int cpu, Mm mm) {
            kernel.defer(cpu, free(rounds), mm);
            return Disposal.DEFERRED;
          }
        };
  }

  @Test
  void workThatIsOnItsWayDoesNotWait() {
    for (int rounds : new int[] {0, 1, 2, 40}) {
      Judged judged = Judged.of(EXIT_AGAINST_RETURN, hasty(rounds), Model.SC);
      assertFalse(judged.broken(Property.S1).isEmpty(), () -> rounds + " rounds");
    }
  }

  @Test
  void aCpuThatGoesIdleAgainAndAgainOnlyWaits() {
    KernelProgram program = program(scene(2, LAZY, steps("0 tick", "0 idle")), restless(false));
    SearchOutcome outcome = search(program);
    assertTrue(outcome.exhaustive());
    assertTrue(program.machine().cpu(0).hasDeferredWork());
  }

  @Test
  void workThatWritesForEverIsBounded() {
    KernelProgram program = program(scene(2, LAZY, steps("0 tick")), restless(true));
    SearchOutcome outcome = search(program);
    assertEquals(SearchOutcome.End.ENDLESS, outcome.end());
    assertEquals("work of cpu0 put itself off more than 1000 times", program.bound());
  }

  @Test
  void anInfeasibleExecutionBreaksNothing() {
    KernelProgram program =
        program(
            scene(2, steps("0 run o"), steps("0 tick")),
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void tick(int cpu) {
                    throw new InfeasibleException("a lock would have kept it from that");
                  }
                });
    search(program);
    assertTrue(program.isInfeasible());
    assertEquals(List.of(), program.crashes());
    assertEquals(
        List.of(),
        new ExecutionJudge(program, MemoryModels.of(Model.SC)).complete(new ExecutionGraph(2)));
  }

  /** A scheme with a field, which is no cell, and does something at each tick. */
  private static Function<Kernel, LazyMmScheme> counting(boolean accesses) {
    return kernel ->
        new ReferenceCounting(kernel) {
          private int ticks;

          @Override
          public void tick(int cpu) {
            if (accesses) {
              kernel.isDead(kernel.initMm(), Order.RELAXED);
            }
            ticks++;
          }
        };
  }

  @Test
  void stateOutsideOfCellsThatChangesInTheSetupIsSeenThere() {
    assertTrue(program(scene(2, steps("0 tick"), steps()), counting(false)).outside().isPresent());
    assertFalse(program(scene(2, steps(), steps("0 tick")), counting(false)).outside().isPresent());
  }

  @Test
  void stateOutsideOfCellsThatChangesLastOfAllIsSeen() {
    KernelProgram program = program(scene(2, steps(), steps("0 tick")), counting(true));
    search(program);
    assertTrue(program.outside().isPresent());
  }

  @Test
  void stateOutsideOfCellsIsLookedForWhenAsked() {
    LazyMmScheme[] made = new LazyMmScheme[1];
    KernelProgram program =
        program(
            EXIT_AGAINST_RETURN,
            kernel -> {
              made[0] = counting(false).apply(kernel);
              return made[0];
            });
    assertFalse(program.changedOutside().isPresent());
    made[0].tick(0);
    assertFalse(program.outside().isPresent());
    assertTrue(program.changedOutside().isPresent());
  }

  @Test
  void whatIsThrownIsToldWithItsPlaceIfItHasOne() {
    IllegalStateException thrown = new IllegalStateException("oops");
    String place = thrown.getStackTrace()[0].toString();
    assertEquals(
        "the scheme threw java.lang.IllegalStateException: oops at " + place,
        KernelProgram.crash(thrown));
    thrown.setStackTrace(new StackTraceElement[0]);
    assertEquals(
        "the scheme threw java.lang.IllegalStateException: oops", KernelProgram.crash(thrown));
  }

  @Test
  void workThatAStepPutsOffIsDoneBeforeTheNextStep() {
    List<Boolean> left = new ArrayList<>();
    KernelProgram[] made = new KernelProgram[1];
    made[0] =
        program(
            scene(2, LAZY, steps("0 tick", "0 tick")),
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void tick(int cpu) {
                    if (made[0] != null) {
                      left.add(made[0].machine().cpu(cpu).hasDeferredWork());
                    }
                    kernel.defer(
                        cpu, (on, mm) -> kernel.isDead(mm, Order.RELAXED), kernel.initMm());
                  }
                });
    search(made[0]);
    assertFalse(left.isEmpty());
    assertFalse(left.contains(true), left::toString);
  }

  @Test
  void allCellsOfAnMmButTheSchemesAreTheKernels() {
    KernelProgram program =
        program(
            EXIT_AGAINST_RETURN,
            kernel -> {
              kernel.perMm(mm -> kernel.memory().number("state", Home.mm(mm), 0));
              return new ReferenceCounting(kernel);
            });
    ExploredMemory memory = program.engine().explored();
    int fields = 0;
    for (int location = 0; location < memory.locations(); location++) {
      String name = memory.name(location);
      if (memory.body(location) >= 0 && !name.startsWith("init_mm")) {
        assertEquals(
            name.endsWith(".state"), memory.role(location) == CellRole.ORDINARY, () -> name);
        fields += memory.role(location) == CellRole.FIELD ? 1 : 0;
      }
    }
    assertTrue(fields > 0);
  }

  private static Set<Property> brokenInSetup(
      Function<Kernel, LazyMmScheme> scheme, String... setup) {
    return program(scene(2, steps(setup), steps()), scheme).brokenInSetup().stream()
        .map(Violation::property)
        .collect(Collectors.toSet());
  }

  @Test
  void whatTheSchemeWarnsOfInTheSetupIsBrokenThere() {
    assertEquals(
        Set.of(Property.A1),
        brokenInSetup(
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void tick(int cpu) {
                    kernel.warnOn(true, "a tick");
                  }
                },
            "0 tick"));
  }

  @Test
  void anMmThatIsFreedInTheSetupWhileACpuHoldsItIsBrokenThere() {
    Set<Property> broken =
        brokenInSetup(
            UncountedScheme::new, "1 run b", "1 exit", "1 run k", "0 run a", "0 exit", "0 run o");
    assertTrue(broken.contains(Property.S1), broken::toString);
  }

  @Test
  void aSetThatMissesALazyCpuInTheSetupIsBrokenThere() {
    Set<Property> broken =
        brokenInSetup(
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void usersGone(int cpu, Mm mm) {
                    kernel.lazyCandidates(mm, LazyCandidates.NONE);
                  }
                },
            "1 run b",
            "1 exit",
            "1 run k",
            "0 run a",
            "0 exit");
    assertEquals(Set.of(Property.O5), broken);
  }
}

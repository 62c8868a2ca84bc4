package org.lazymm.scheme.shootdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Options;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.TaskSpec;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.scheme.shootdown.ShootdownSchemeProvider.Mmu;
import org.lazymm.testkit.Bench;
import org.lazymm.testkit.StalledRuns;

final class ShootdownSchemeTest {
  private static final Options DEFAULTS = Options.defaults();
  private static final Options FILTER = DEFAULTS.with(ShootdownSchemeProvider.FILTER, true);
  private static final Options HASH = DEFAULTS.with(ShootdownSchemeProvider.MMU, Mmu.HASH);
  private static final Options CHECK = DEFAULTS.with(ShootdownSchemeProvider.DEBUG_CHECK, true);

  private static Function<Kernel, LazyMmScheme> with(Options options) {
    return kernel -> new ShootdownSchemeProvider().create(kernel, options);
  }

  @Test
  void lastReferenceEvictsEveryLazyCpuTheExitingOneIncluded() {
    Bench bench = new Bench(3, Architecture.POWERPC, with(DEFAULTS));
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.idleOn(1, owner);
    bench.borrow(2, owner, bench.kernelThread());

    bench.machine().exit(0);

    assertTrue(mm.freed());
    for (int cpu = 0; cpu < 3; cpu++) {
      assertSame(bench.machine().initMm(), bench.machine().cpu(cpu).active());
    }
    assertEquals(List.of(1, 2), bench.interrupted());
    bench.assertSound();
  }

  @Test
  void cpuThatLingersInTheMaskIsInterruptedForNothingUnlessFiltered() {
    for (Options options : List.of(DEFAULTS, FILTER)) {
      Bench bench = new Bench(2, Architecture.POWERPC, with(options));
      Task owner = bench.run(0);
      bench.idleOn(1, owner);
      bench.run(1);
      bench.machine().exit(0);

      assertEquals(options == FILTER ? List.of() : List.of(1), bench.interrupted());
      bench.assertSound();
    }
  }

  @Test
  void finalFlushEvictsBeforeTheLastPinGoesUnlessTheMmuIsHash() {
    for (Options options : List.of(DEFAULTS, HASH)) {
      Bench bench = new Bench(3, Architecture.POWERPC, with(options));
      Task owner = bench.run(0);
      MmStruct mm = Bench.mm(owner);
      bench.machine().pin(2, mm);
      bench.idleOn(1, owner);

      bench.machine().exit(0);
      MmStruct stillActive = bench.machine().cpu(1).active();
      assertSame(options == HASH ? mm : bench.machine().initMm(), stillActive);
      assertSame(mm, bench.machine().cpu(0).active(), "the CPU of the exit is passed over");
      bench.machine().unpin(2, mm);

      assertTrue(mm.freed());
      // CPU 0 became lazy on the mm where the flush ran, so that the last mmdrop finds it.
      assertEquals(options == HASH ? List.of(0, 1) : List.of(1, 0), bench.interrupted());
      bench.assertSound();
    }
  }

  @ParameterizedTest
  @CsvSource({"powerpc", "powerpc-hash", "x86", "x86-evict", "arm64", "riscv", "s390"})
  void nobodyIsInterruptedTwiceForADeath(String architecture) {
    for (Options options :
        List.of(
            DEFAULTS,
            FILTER,
            HASH,
            DEFAULTS.with(ShootdownSchemeProvider.CANDIDATES, LazyCandidates.ONLINE))) {
      Bench bench = new Bench(4, Architecture.of(architecture), with(options));
      Task owner = bench.run(0);
      bench.idleOn(1, owner);
      bench.idleOn(2, owner);
      bench.run(2);
      bench.machine().exit(0);

      List<Integer> interrupted = bench.interrupted();
      assertEquals(interrupted.stream().distinct().toList(), interrupted, options::toString);
      bench.assertSound();
    }
  }

  @Test
  void flushByTheOnlyUserLeavesNobodyToInterruptAtDeath() {
    for (boolean forks : new boolean[] {false, true}) {
      Bench bench = new Bench(3, Architecture.POWERPC, with(DEFAULTS));
      Task owner = bench.run(0);
      bench.idleOn(1, owner);
      if (forks) {
        bench.machine().fork(0, "child", false);
      } else {
        bench.machine().flush(0);
      }

      assertSame(bench.machine().initMm(), bench.machine().cpu(1).active());
      bench.machine().exit(0);
      assertEquals(List.of(), bench.interrupted());
      bench.assertSound();
    }
  }

  @Test
  void flushBesideAnotherUserTrimsNobody() {
    Bench bench = new Bench(3, Architecture.POWERPC, with(DEFAULTS));
    Task owner = bench.run(0);
    bench.idleOn(1, owner);
    Task sibling = bench.machine().createThread(2, "sibling", owner);
    bench.machine().flush(0);

    assertSame(Bench.mm(owner), bench.machine().cpu(1).active());
    bench.machine().exit(0);
    bench.machine().switchTo(2, sibling);
    bench.machine().exit(2);
    assertEquals(List.of(0, 1), bench.interrupted());
    bench.assertSound();
  }

  @Test
  void taskThatMovesAfterTheFinalFlushLeavesItsCpuToTheLastMmdrop() {
    Bench bench = new Bench(3, Architecture.POWERPC, with(DEFAULTS));
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.idleOn(1, owner);
    bench.machine().exitMm(0);
    bench.machine().finalFlush(0);
    bench.machine().finalFlush(0);
    assertEquals(List.of(1), bench.interrupted());
    bench.machine().switchTo(0, bench.kernelThread());
    bench.machine().switchTo(2, owner);
    bench.machine().teardown(2);

    assertTrue(mm.freed());
    assertEquals(List.of(1, 0), bench.interrupted());
    bench.assertSound();
  }

  @Test
  void debugCheckAsksEveryCpuBeforeTheFree() {
    Bench bench = new Bench(3, Architecture.POWERPC, with(CHECK));
    Task owner = bench.run(0);
    bench.idleOn(1, owner);

    bench.machine().exit(0);

    assertEquals(List.of(1, 1, 2), bench.interrupted());
    bench.assertSound();
  }

  @ParameterizedTest
  @CsvSource({
    "RADIX, false, false, 1",
    "HASH,  false, false, 1",
    "RADIX, true,  false, 1",
    "HASH,  true,  true,  2",
    "RADIX, false, true,  2"
  })
  void guaranteesFollowTheOptions(Mmu mmu, boolean filter, boolean check, int interrupts) {
    Options options =
        DEFAULTS
            .with(ShootdownSchemeProvider.MMU, mmu)
            .with(ShootdownSchemeProvider.FILTER, filter)
            .with(ShootdownSchemeProvider.DEBUG_CHECK, check);
    Bench bench = new Bench(2, Architecture.POWERPC, with(options));
    Task owner = bench.run(0);
    bench.idleOn(1, owner);

    bench.machine().exit(0);

    assertEquals(interrupts, bench.interrupted().size());
    var guaranteed = bench.machine().scheme().guarantees();
    assertEquals(interrupts, guaranteed.interruptsPerIdleHolder());
    // What a record says may be old by the time the interrupt comes.
    assertFalse(guaranteed.sparesIdleBystanders());
    bench.assertSound();
  }

  @Test
  void lazyCpusMayLeaveOrGoOfflineDuringTheShootdown() {
    Scenario scenario =
        Scenario.of(
            "lazy CPU leaves",
            3,
            Architecture.POWERPC,
            List.of(TaskSpec.process("a"), TaskSpec.process("b"), TaskSpec.kernelThread("k")),
            List.of(
                Step.of(1, "run a"), Step.of(1, "idle"), Step.of(0, "run a"), Step.of(0, "exit")));
    for (Options options : List.of(DEFAULTS, FILTER, HASH, CHECK)) {
      for (Step meanwhile :
          List.of(Step.of(1, "run b"), Step.of(2, "offline 1"), Step.of(1, "run k"))) {
        assertEquals(List.of(), StalledRuns.broken(scenario, 3, List.of(meanwhile), with(options)));
      }
    }
  }

  @Test
  void twoExitsOnOneCpuDoNotDisturbEachOther() {
    Scenario scenario =
        Scenario.of(
            "preempted shootdown",
            3,
            Architecture.POWERPC,
            List.of(TaskSpec.process("a"), TaskSpec.process("b"), TaskSpec.process("c")),
            List.of(
                Step.of(1, "run a"),
                Step.of(1, "idle"),
                Step.of(2, "run b"),
                Step.of(2, "idle"),
                Step.of(0, "run a"),
                Step.of(0, "exit")));
    for (Options options : List.of(DEFAULTS, FILTER, HASH, CHECK)) {
      assertEquals(
          List.of(),
          StalledRuns.broken(
              scenario,
              5,
              List.of(Step.of(0, "run b"), Step.of(0, "exit"), Step.of(0, "run c")),
              with(options)));
    }
  }
}

package org.lazymm.scheme.rcu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Options;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.TaskSpec;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.machine.PostSwitchBarrier;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.testkit.Bench;
import org.lazymm.testkit.StalledRuns;

/** Longer than 400 lines: each rule of the scheme, in each of its options. */
final class RcuSchemeTest {
  private static final int TIMEOUT = 3;

  private static Function<Kernel, LazyMmScheme> with(IdlePolicy policy) {
    Options options =
        Options.defaults()
            .with(RcuSchemeProvider.IDLE, policy)
            .with(RcuSchemeProvider.TIMEOUT, TIMEOUT);
    return kernel -> new RcuSchemeProvider().create(kernel, options);
  }

  @ParameterizedTest
  @EnumSource
  void exitLeavesItsOwnMmAndFreesItAtOnce(IdlePolicy policy) {
    Bench bench = new Bench(2, with(policy));
    MmStruct mm = Bench.mm(bench.run(0));

    bench.machine().exit(0);

    assertTrue(mm.freed());
    assertSame(bench.machine().initMm(), bench.machine().cpu(0).active());
    bench.assertSound();
  }

  @Test
  void idleCpuHoldingADeadMmIsNotReportedQuiescent() {
    Bench bench = new Bench(3, Architecture.X86, with(IdlePolicy.HANDOFF));
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.idleOn(1, owner);

    bench.machine().exit(0);
    tick(bench, 0, 10);
    assertFalse(mm.freed(), "an idle extended quiescent state is no quiescence");

    bench.machine().idleExit(1);
    bench.machine().idleEnter(1);
    bench.work();
    assertTrue(mm.freed(), "it leaves on the way back into idle, where it looks");
    assertSame(bench.machine().initMm(), bench.machine().cpu(1).active());
    assertEquals(List.of(), bench.interrupted());
    bench.assertSound();
  }

  @Test
  void handedOffMmIsFreedByItsHoldersNextSwitch() {
    Bench bench = new Bench(2, with(IdlePolicy.HANDOFF));
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.idleOn(1, owner);
    bench.machine().exit(0);
    assertEquals(1, bench.machine().scheme().delegatedReferences(mm));

    bench.run(1);

    assertTrue(mm.freed());
    bench.assertSound();
  }

  @ParameterizedTest
  @EnumSource
  void switchBetweenKernelThreadsLeavesADeadMm(IdlePolicy policy) {
    Bench bench = new Bench(2, with(policy));
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.borrow(1, owner, bench.kernelThread());
    bench.machine().exit(0);
    bench.work();
    assertFalse(mm.freed(), "a watching CPU is not disturbed");

    bench.machine().switchTo(1, bench.kernelThread());

    assertTrue(mm.freed());
    assertSame(bench.machine().initMm(), bench.machine().cpu(1).loaded());
    assertEquals(List.of(), bench.interrupted());
    bench.assertSound();
  }

  @ParameterizedTest
  @EnumSource
  void switchBetweenKernelThreadsKeepsALivingMm(IdlePolicy policy) {
    Bench bench = new Bench(2, with(policy));
    Task owner = bench.run(0);
    bench.borrow(1, owner, bench.kernelThread());

    bench.machine().switchTo(1, bench.kernelThread());

    assertSame(Bench.mm(owner), bench.machine().cpu(1).active());
    bench.assertSound();
  }

  @ParameterizedTest
  @EnumSource
  void kernelThreadThatNeverSchedulesLeavesAtATick(IdlePolicy policy) {
    Bench bench = new Bench(2, with(policy));
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.borrow(1, owner, bench.kernelThread());
    bench.machine().exit(0);

    tick(bench, 1, 1);

    assertTrue(mm.freed());
    bench.assertSound();
  }

  @ParameterizedTest
  @EnumSource
  void kernelThreadThatExecsAndStaysInUserModeHoldsNothing(IdlePolicy policy) {
    Bench bench = new Bench(2, with(policy));
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.borrow(1, owner, bench.kernelThread());
    bench.machine().exit(0);
    bench.work();

    bench.machine().exec(1);
    bench.machine().userEnter(1);

    assertTrue(mm.freed());
    bench.assertSound();
  }

  @Test
  void kickInterruptsEachIdleHolderOnceAndNobodyElse() {
    Bench bench = new Bench(5, with(IdlePolicy.KICK));
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.idleOn(1, owner);
    bench.idleOn(2, owner);
    bench.borrow(3, owner, bench.kernelThread());
    bench.machine().idleEnter(4);

    bench.machine().exit(0);
    assertEquals(List.of(), bench.interrupted(), "exit does not wait for anybody");
    bench.work();

    assertEquals(List.of(1, 2), bench.interrupted(), "not the watching holder, not the bystander");
    assertFalse(mm.freed());
    bench.machine().switchTo(3, bench.kernelThread());
    assertTrue(mm.freed());
    bench.assertSound();
  }

  @Test
  void deathsBeforeAPassAreOneBatch() {
    Bench bench = new Bench(4, with(IdlePolicy.KICK));
    Task first = bench.run(0);
    bench.idleOn(1, first);
    Task second = bench.run(2);
    bench.idleOn(3, second);
    MmStruct firstMm = Bench.mm(first);
    MmStruct secondMm = Bench.mm(second);

    bench.machine().exit(0);
    bench.machine().exit(2);

    assertEquals(1, bench.work(), "one pass for both");
    assertEquals(List.of(1, 3), bench.interrupted());
    assertTrue(firstMm.freed() && secondMm.freed());
    bench.assertSound();
  }

  @Test
  void waitInterruptsOnlyAfterTheTimeOut() {
    Bench bench = new Bench(2, with(IdlePolicy.WAIT));
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.idleOn(1, owner);
    bench.machine().exit(0);

    tick(bench, 0, TIMEOUT - 1);
    assertEquals(List.of(), bench.interrupted());
    tick(bench, 0, 1);

    assertEquals(List.of(1), bench.interrupted());
    assertTrue(mm.freed());
    bench.assertSound();
  }

  @Test
  void timeIsKeptByOneCpuAtATimeAndHandedOnWhenItIdles() {
    Bench bench = new Bench(3, with(IdlePolicy.WAIT));
    Task owner = bench.run(0);
    bench.run(2);
    bench.idleOn(1, owner);
    bench.machine().exit(0);

    tick(bench, 0, 1);
    tick(bench, 2, 10);
    assertEquals(List.of(), bench.interrupted(), "CPU 0 keeps the time");
    bench.machine().switchTo(0, bench.machine().cpu(0).idleTask());
    bench.machine().idleEnter(0);
    tick(bench, 2, TIMEOUT - 1);

    assertEquals(List.of(1), bench.interrupted());
    bench.assertSound();
  }

  @Test
  void holderThatLeavesInTimeIsNotInterrupted() {
    Bench bench = new Bench(2, with(IdlePolicy.WAIT));
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.idleOn(1, owner);
    bench.machine().exit(0);
    tick(bench, 0, 1);

    bench.run(1);
    assertTrue(mm.freed());
    tick(bench, 0, 10);

    assertEquals(List.of(), bench.interrupted());
    bench.assertSound();
  }

  @Test
  void noCpuIdlesOnABorrowedMmIfItLeavesBefore() {
    Bench bench = new Bench(2, with(IdlePolicy.LEAVE));
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.idleOn(1, owner);
    assertSame(bench.machine().initMm(), bench.machine().cpu(1).loaded());

    bench.machine().exit(0);

    assertTrue(mm.freed());
    bench.assertSound();
  }

  @ParameterizedTest
  @EnumSource
  void useMmLeavesADeadMmBehind(IdlePolicy policy) {
    Bench bench = new Bench(3, with(policy));
    Task first = bench.run(0);
    MmStruct firstMm = Bench.mm(first);
    bench.borrow(1, first, bench.kernelThread());
    bench.machine().exit(0);
    Task second = bench.run(2);
    MmStruct secondMm = Bench.mm(second);

    bench.machine().useMm(1, secondMm);
    assertTrue(firstMm.freed(), "there is no switch at whose end it would be dropped");
    bench.machine().unuseMm(1);
    bench.machine().exit(2);

    assertEquals(1, bench.machine().scheme().delegatedReferences(secondMm));
    bench.assertSound();
  }

  @ParameterizedTest
  @EnumSource
  void lastReferenceMayBeAPin(IdlePolicy policy) {
    Bench bench = new Bench(3, with(policy));
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.machine().pin(2, mm);
    bench.idleOn(1, owner);
    bench.machine().exit(0);
    bench.work();
    bench.run(1);
    assertFalse(mm.freed());

    bench.machine().unpin(2, mm);

    assertTrue(mm.freed());
    bench.assertSound();
  }

  @ParameterizedTest
  @EnumSource
  void cpuThatGoesOfflineTakesNothingWithIt(IdlePolicy policy) {
    Bench bench = new Bench(2, with(policy));
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.borrow(1, owner, bench.machine().cpu(1).idleTask());
    bench.machine().exit(0);

    bench.machine().offline(0, 1);
    bench.work();

    assertTrue(mm.freed());
    bench.assertSound();
    bench.machine().online(0, 1);
    bench.assertSound();
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLostWhereverTheExitIsStopped(IdlePolicy policy) {
    Scenario scenario =
        scenario(Step.of(1, "run a"), Step.of(1, "idle"), Step.of(0, "run a"), Step.of(0, "exit"));
    for (List<Step> meanwhile :
        List.of(
            List.of(Step.of(1, "run b")),
            List.of(Step.of(1, "wake"), Step.of(1, "idle")),
            List.of(Step.of(1, "run k"), Step.of(1, "idle")),
            List.of(Step.of(1, "run k"), Step.of(1, "tick")),
            List.of(Step.of(2, "offline 1")),
            List.of(Step.of(2, "offline 1"), Step.of(2, "online 1")),
            List.of(Step.of(0, "run c"), Step.of(0, "idle"), Step.of(1, "run b")),
            List.of(
                Step.of(1, "run b"),
                Step.of(1, "idle"),
                Step.of(2, "run b"),
                Step.of(2, "exit")))) {
      assertEquals(
          List.of(), StalledRuns.broken(scenario, 3, meanwhile, with(policy)), meanwhile::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLostWhereverTheHolderIsStopped(IdlePolicy policy) {
    for (String step : List.of("idle", "run b", "run k2", "tick", "exec", "use-mm b")) {
      Scenario scenario =
          scenario(Step.of(1, "run a"), Step.of(1, "run k"), Step.of(0, "run a"), Step.of(1, step));
      List<Step> meanwhile = List.of(Step.of(0, "exit"), Step.of(0, "run c"));
      assertEquals(List.of(), StalledRuns.broken(scenario, 3, meanwhile, with(policy)), step);
    }
  }

  @ParameterizedTest
  @EnumSource
  void reusedMemoryDoesNotDeceiveAnyone(IdlePolicy policy) {
    Scenario scenario =
        scenario(
            Step.of(1, "run a"),
            Step.of(1, "run k"),
            Step.of(0, "run a"),
            Step.of(0, "exit"),
            Step.of(0, "run z"),
            Step.of(1, "use-mm b"),
            Step.of(1, "unuse-mm"),
            Step.of(2, "run b"),
            Step.of(2, "exit"));
    List<Step> meanwhile =
        List.of(
            Step.of(1, "run c"),
            Step.of(1, "exec"),
            Step.of(1, "idle"),
            Step.of(0, "run c"),
            Step.of(0, "exit"),
            Step.of(0, "run z"));
    assertEquals(List.of(), StalledRuns.broken(scenario, 8, meanwhile, with(policy)));
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLostWhereverTheWorkerIsStopped(IdlePolicy policy) {
    for (List<Step> meanwhile :
        List.of(
            List.of(Step.of(1, "run b")),
            List.of(Step.of(1, "wake"), Step.of(1, "idle")),
            List.of(Step.of(2, "offline 1")),
            List.of(Step.of(2, "run b"), Step.of(2, "exit")),
            List.of(
                Step.of(1, "run c"),
                Step.of(1, "idle"),
                Step.of(2, "run c"),
                Step.of(2, "exit")))) {
      Scenario scenario =
          new Scenario(
              "worker",
              4,
              Architecture.ARM64,
              PostSwitchBarrier.AS_GUARANTEED,
              true,
              true,
              Set.of(),
              scenario().tasks(),
              List.of(
                  Step.of(1, "run a"),
                  Step.of(1, "idle"),
                  Step.of(3, "run b"),
                  Step.of(3, "idle"),
                  Step.of(0, "run a"),
                  Step.of(0, "exit"),
                  Step.of(0, "tick"),
                  Step.of(0, "tick"),
                  Step.of(0, "tick"),
                  Step.of(0, "work")));
      assertEquals(
          List.of(), StalledRuns.broken(scenario, 9, meanwhile, with(policy)), meanwhile::toString);
    }
  }

  private static Scenario scenario(Step... steps) {
    return new Scenario(
        "holders",
        3,
        Architecture.ARM64,
        PostSwitchBarrier.AS_GUARANTEED,
        true,
        false,
        Set.of(),
        List.of(
            TaskSpec.process("a"),
            TaskSpec.process("b"),
            TaskSpec.process("c"),
            TaskSpec.process("z"),
            TaskSpec.kernelThread("k"),
            TaskSpec.kernelThread("k2")),
        List.of(steps));
  }

  private static void tick(Bench bench, int cpu, int times) {
    for (int tick = 0; tick < times; tick++) {
      bench.machine().tick(cpu);
      bench.work();
    }
  }
}

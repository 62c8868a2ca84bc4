package org.lazymm.scheduler.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Guarantees;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;

/**
 * The order of barriers, stores and hooks on each path, as kernel/sched/core.c and its neighbours
 * have them.
 */
class StepsTest {
  private final RecordingEngine engine = new RecordingEngine();
  private Machine machine = boot(MachineSettings.of(2, Architecture.X86));
  private Task a = machine.createProcess(0, "a");
  private Task b = machine.createProcess(0, "b");
  private Task k = machine.createKernelThread("k");

  private Machine boot(MachineSettings settings) {
    return new Machine(engine, settings, kernel -> new NotingScheme(), MachineListener.NONE);
  }

  private void bootAgain(MachineSettings settings) {
    machine = boot(settings);
    a = machine.createProcess(0, "a");
    b = machine.createProcess(0, "b");
    k = machine.createKernelThread("k");
    engine.take();
  }

  @BeforeEach
  void forgetTheBoot() {
    engine.take();
  }

  /** Says when it is called, and does nothing. */
  private final class NotingScheme implements LazyMmScheme {
    @Override
    public Guarantees guarantees() {
      return Guarantees.none();
    }

    @Override
    public void borrow(int cpu, Mm mm) {
      engine.note("borrow " + mm);
    }

    @Override
    public void handOver(int cpu, Mm mm) {
      engine.note("handOver " + mm);
    }

    @Override
    public void giveBack(int cpu, Mm mm) {
      engine.note("giveBack " + mm);
    }

    @Override
    public void switchFinished(int cpu) {
      engine.note("switchFinished");
    }

    @Override
    public void usersGone(int cpu, Mm mm) {
      engine.note("usersGone " + mm);
    }

    @Override
    public void idleEnter(int cpu) {
      engine.note("idleEnter");
    }

    @Override
    public void idleExit(int cpu) {
      engine.note("idleExit");
    }
  }

  private List<String> stepsOf(Runnable action) {
    engine.take();
    action.run();
    return engine.take();
  }

  @Test
  void kernelToUserSwitchesTheMmuBeforeItGivesTheBorrowBack() {
    assertEquals(
        List.of(
            "irqs off",
            "smp_mb",
            "curr = a relaxed",
            "mm_cpumask set 0 relaxed",
            "smp_mb",
            "irqs on",
            "giveBack init_mm",
            "switchFinished"),
        stepsOf(() -> machine.switchTo(0, a)));
  }

  @Test
  void userToKernelBorrowsUnderTheRunQueueLockAndHasOneBarrier() {
    machine.switchTo(0, a);

    assertEquals(
        List.of(
            "irqs off", "smp_mb", "curr = k relaxed", "borrow mm1", "irqs on", "switchFinished"),
        stepsOf(() -> machine.switchTo(0, k)));
  }

  @Test
  void kernelToKernelMovesTheBorrowAndTouchesNothing() {
    machine.switchTo(0, a);
    machine.switchTo(0, k);

    assertEquals(
        List.of(
            "irqs off",
            "smp_mb",
            "curr = swapper/0 relaxed",
            "handOver mm1",
            "irqs on",
            "switchFinished"),
        stepsOf(() -> machine.switchTo(0, machine.cpu(0).idleTask())));
  }

  @Test
  void userToUserCallsNoHookButTheLast() {
    machine.switchTo(0, a);

    assertEquals(
        List.of(
            "irqs off",
            "smp_mb",
            "curr = b relaxed",
            "mm_cpumask set 0 relaxed",
            "smp_mb",
            "irqs on",
            "switchFinished"),
        stepsOf(() -> machine.switchTo(0, b)));
  }

  @Test
  void backToTheSameMmTheExplicitBarrierStandsOnlyForARegisteredProcess() {
    bootAgain(MachineSettings.of(2, Architecture.RISCV).with(PostSwitchBarrier.EXPLICIT));
    machine.switchTo(0, a);
    machine.switchTo(0, k);

    assertEquals(1, barriers(stepsOf(() -> machine.switchTo(0, a))));

    machine.membarrier(0, MembarrierCommand.REGISTER_PRIVATE_EXPEDITED);
    machine.switchTo(0, k);

    assertEquals(2, barriers(stepsOf(() -> machine.switchTo(0, a))));
  }

  @Test
  void withoutAGuaranteeTheKernelPutsTheBarrierItself() {
    bootAgain(MachineSettings.of(2, Architecture.POWERPC));
    machine.switchTo(0, a);
    machine.membarrier(0, MembarrierCommand.REGISTER_PRIVATE_EXPEDITED);
    machine.switchTo(0, k);

    assertEquals(2, barriers(stepsOf(() -> machine.switchTo(0, a))));
  }

  @Test
  void implicitMeansThatOnlyTheGiveBackCanBeTheBarrier() {
    bootAgain(MachineSettings.of(2, Architecture.POWERPC).with(PostSwitchBarrier.IMPLICIT));
    machine.switchTo(0, a);
    machine.membarrier(0, MembarrierCommand.REGISTER_PRIVATE_EXPEDITED);
    machine.switchTo(0, k);

    assertEquals(1, barriers(stepsOf(() -> machine.switchTo(0, a))));
  }

  @Test
  void arm64HasItsBarrierInSwitchToWhateverTheCase() {
    bootAgain(MachineSettings.of(2, Architecture.ARM64));
    machine.switchTo(0, a);

    assertEquals(2, barriers(stepsOf(() -> machine.switchTo(0, k))));
    assertEquals(2, barriers(stepsOf(() -> machine.switchTo(0, a))));
  }

  @Test
  void x86HasABarrierInSwitchMmWhenALazyCpuComesBackToTheSameMm() {
    Task sibling = machine.createThread(0, "sibling", a);
    machine.switchTo(0, a);

    assertEquals(1, barriers(stepsOf(() -> machine.switchTo(0, sibling))));

    machine.switchTo(0, machine.cpu(0).idleTask());

    assertEquals(2, barriers(stepsOf(() -> machine.switchTo(0, a))));
  }

  private static long barriers(List<String> steps) {
    return steps.stream().filter("smp_mb"::equals).count();
  }

  @Test
  void exitIsLazyOnItsOwnMmBeforeItDropsItsUserReference() {
    machine.switchTo(0, a);

    List<String> steps = stepsOf(() -> machine.exit(0));

    assertEquals(
        List.of(
            "smp_mb",
            "irqs off",
            "a.mm = null relaxed",
            "membarrier_state = 0 relaxed",
            "borrow mm1",
            "irqs on",
            "mm_users add_return -1 full",
            "usersGone mm1",
            "mm_count add_return -1 full"),
        steps);
  }

  @Test
  void execClearsTheRegistrationAfterABarrierAndReplacesTheMmWithInterruptsOff() {
    machine.switchTo(0, a);

    List<String> steps = new ArrayList<>(stepsOf(() -> machine.execMmap(0)));

    assertEquals(
        List.of(
            "smp_mb",
            "membarrier_state = 0 relaxed",
            "membarrier_state = 0 relaxed",
            "irqs off",
            "a.mm = mm3 relaxed",
            "mm_cpumask set 0 relaxed",
            "smp_mb",
            "irqs on",
            "mm_users add_return -1 full"),
        steps);
  }

  @Test
  void useTakesARealPinAndUnuseBorrowsBeforeItDropsIt() {
    machine.switchTo(0, k);

    assertEquals(
        List.of(
            "mm_count add 1 relaxed",
            "irqs off",
            "k.mm = mm1 relaxed",
            "membarrier_state = 0 relaxed",
            "mm_cpumask set 0 relaxed",
            "smp_mb",
            "irqs on",
            "giveBack init_mm",
            "smp_mb"),
        stepsOf(() -> machine.useMm(0, machine.liveMm(0))));
    assertEquals(
        List.of(
            "smp_mb",
            "irqs off",
            "k.mm = null relaxed",
            "membarrier_state = 0 relaxed",
            "borrow mm1",
            "irqs on",
            "mm_count add_return -1 full"),
        stepsOf(() -> machine.unuseMm(0)));
  }

  @Test
  void anIdleCpuEntersItsExtendedQuiescentStateByAFullRmwAfterTheHook() {
    assertEquals(
        List.of("irqs off", "idleEnter", "context_tracking xchg 1 full", "irqs on"),
        stepsOf(() -> machine.idleEnter(0)));
    assertEquals(
        List.of("irqs off", "context_tracking xchg 0 full", "idleExit", "irqs on"),
        stepsOf(() -> machine.idleExit(0)));
  }

  @Test
  void membarrierInterruptsExactlyTheCpusThatRunTheMm() {
    Task sibling = machine.createThread(0, "sibling", a);
    machine.switchTo(0, a);
    machine.switchTo(1, sibling);
    machine.membarrier(0, MembarrierCommand.REGISTER_PRIVATE_EXPEDITED);

    assertEquals(
        List.of("smp_mb", "interrupt cpu1", "irqs off", "smp_mb", "irqs on", "smp_mb"),
        stepsOf(() -> machine.membarrier(0, MembarrierCommand.PRIVATE_EXPEDITED)));

    machine.switchTo(1, b);

    assertEquals(
        List.of("smp_mb", "smp_mb"),
        stepsOf(() -> machine.membarrier(0, MembarrierCommand.PRIVATE_EXPEDITED)));
  }

  @Test
  void anUnregisteredProcessIsRefused() {
    machine.switchTo(0, a);

    assertEquals(false, machine.membarrier(0, MembarrierCommand.PRIVATE_EXPEDITED));
  }

  @Test
  void theExitFlushLeavesTheHardwareOfALazyCpuButNotItsActiveMm() {
    Task sibling = machine.createThread(0, "sibling", a);
    machine.switchTo(1, sibling);
    machine.exitMm(1);
    machine.switchTo(1, k);
    machine.switchTo(0, a);

    machine.exitMm(0);
    MmStruct mm = machine.cpu(1).active();
    machine.teardown(0);

    assertEquals("mm1", mm.name());
    assertEquals(machine.initMm(), machine.cpu(1).loaded());
    assertEquals(mm, machine.cpu(1).active());
  }
}

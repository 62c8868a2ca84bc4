package org.lazymm.scheme.hazard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
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

final class HazardSchemeTest {
  private static LazyMmScheme cured(Kernel kernel) {
    return new HazardSchemeProvider().create(kernel, Options.defaults());
  }

  private static Function<Kernel, LazyMmScheme> weak(Weakness weakness) {
    return kernel -> new WeakHazardScheme(kernel, weakness);
  }

  /** CPU 1 runs a kernel thread, lazy on the mm of a process that CPU 0 has just ended and left. */
  private static MmStruct mailedTo(Bench bench, Task kernelThread) {
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.borrow(1, owner, kernelThread);
    bench.machine().exit(0);
    bench.run(0);
    return mm;
  }

  @Test
  void eachLazyCpuOwnsOneReferenceAndTheRestIsGivenBack() {
    Bench bench = new Bench(4, HazardSchemeTest::cured);
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.idleOn(1, owner);
    bench.idleOn(3, owner);

    bench.machine().exit(0);

    assertEquals(3, mm.counted(), "CPU 1, CPU 3, and CPU 0, which borrows the mm that it ended");
    assertEquals(3, bench.machine().scheme().delegatedReferences(mm));
    bench.assertSound();
  }

  @Test
  void mmThatNobodyBorrowsIsFreedWithTheExitingCpusNextSwitch() {
    Bench bench = new Bench(2, HazardSchemeTest::cured);
    MmStruct mm = Bench.mm(bench.run(0));

    bench.machine().exit(0);
    assertFalse(mm.freed());
    bench.machine().switchTo(0, bench.machine().cpu(0).idleTask());
    assertFalse(mm.freed(), "kernel to kernel: the idle task goes on borrowing");
    bench.run(0);

    assertTrue(mm.freed());
    bench.assertSound();
  }

  @Test
  void mailboxIsNotEmptiedWhileTheCpuIsStillLazyOnIt() {
    Bench bench = new Bench(2, HazardSchemeTest::cured);
    MmStruct mm = mailedTo(bench, bench.kernelThread());

    bench.machine().switchTo(1, bench.kernelThread());
    assertFalse(mm.freed());
    bench.run(1);

    assertTrue(mm.freed());
    bench.assertSound();
  }

  @Test
  void emptyingTheMailboxAtEverySwitchFreesWhatIsLoaded() {
    Bench bench = new Bench(2, weak(Weakness.PREMATURE_DROP));
    mailedTo(bench, bench.kernelThread());

    bench.machine().switchTo(1, bench.kernelThread());

    assertTrue(bench.broken().contains("S1"), bench.broken()::toString);
  }

  @Test
  void deadCpusInitMmIsGivenBackWithoutTouchingTheControllersRecord() {
    Bench bench = new Bench(3, HazardSchemeTest::cured);
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.borrow(1, owner, bench.kernelThread());

    bench.machine().offline(1, 2);
    bench.machine().exit(0);
    bench.run(0);

    assertFalse(mm.freed(), "CPU 1, which controlled the hotplug, is still lazy on it");
    bench.assertSound();
  }

  @Test
  void cpuThatGoesOfflineTakesNothingWithIt() {
    Bench bench = new Bench(2, HazardSchemeTest::cured);
    MmStruct mm = mailedTo(bench, bench.machine().cpu(1).idleTask());

    bench.machine().offline(0, 1);

    assertTrue(mm.freed());
    bench.assertSound();
  }

  @Test
  void lastReferenceMayBeAPin() {
    Bench bench = new Bench(3, HazardSchemeTest::cured);
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.machine().pin(2, mm);
    bench.idleOn(1, owner);
    bench.machine().exit(0);
    bench.run(0);
    bench.run(1);
    assertFalse(mm.freed());

    bench.machine().unpin(2, mm);

    assertTrue(mm.freed());
    bench.assertSound();
  }

  @Test
  void cpuThatLeavesBeforeItIdlesHoldsNothing() {
    Options options = Options.defaults().with(HazardSchemeProvider.LEAVE_AT_IDLE, true);
    Bench bench = new Bench(2, kernel -> new HazardSchemeProvider().create(kernel, options));
    MmStruct mm = mailedTo(bench, bench.machine().cpu(1).idleTask());
    assertFalse(mm.freed());

    bench.machine().idleEnter(1);
    bench.work();

    assertSame(bench.machine().initMm(), bench.machine().cpu(1).active());
    assertTrue(mm.freed());
    bench.assertSound();
  }

  @Test
  void noCandidatesAreRightOnlyIfTheArchitectureHasEvictedAll() {
    Options options = Options.defaults().with(HazardSchemeProvider.CANDIDATES, LazyCandidates.NONE);
    Bench bench = new Bench(2, kernel -> new HazardSchemeProvider().create(kernel, options));
    Task owner = bench.run(0);
    bench.idleOn(1, owner);

    bench.machine().exit(0);

    assertTrue(bench.broken().contains("S1"), bench.broken()::toString);
  }

  /**
   * A's last user ends it while CPU 1 is lazy on it; meanwhile CPU 1 goes lazy on B, and B ends.
   */
  private static List<String> staleSteal(Function<Kernel, LazyMmScheme> scheme) {
    Scenario scenario =
        Scenario.of(
            "stale steal",
            3,
            Architecture.ARM64,
            List.of(
                TaskSpec.process("a"),
                TaskSpec.process("b"),
                TaskSpec.process("y"),
                TaskSpec.process("z")),
            List.of(
                Step.of(1, "run a"),
                Step.of(1, "idle"),
                Step.of(0, "run a"),
                Step.of(0, "exit"),
                Step.of(0, "run z")));
    return StalledRuns.broken(
        scenario,
        3,
        List.of(
            Step.of(1, "run b"),
            Step.of(1, "idle"),
            Step.of(2, "run b"),
            Step.of(2, "exit"),
            Step.of(2, "run y")),
        scheme);
  }

  @Test
  void theScannerReReadsTheHazardPointerBeforeItSteals() {
    assertEquals(List.of(), staleSteal(HazardSchemeTest::cured));
    assertEquals(List.of(), staleSteal(weak(Weakness.ABA_STEAL)), "as posted in 2022");
  }

  @Test
  void stealingOnAnOlderReadFreesWhatIsLoaded() {
    List<String> broken = staleSteal(weak(Weakness.STALE_STEAL));
    assertTrue(broken.stream().anyMatch(line -> line.contains("S1")), broken::toString);
  }

  /**
   * B's last user finds CPU 1 lazy on B and A in its mailbox; meanwhile A is freed, and its memory
   * is a new mm that CPU 1 goes lazy on and that ends.
   */
  private static List<String> reusedMemory(Function<Kernel, LazyMmScheme> scheme) {
    Scenario scenario =
        new Scenario(
            "reused memory",
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
                TaskSpec.kernelThread("k")),
            List.of(
                Step.of(1, "run a"),
                Step.of(1, "run k"),
                Step.of(0, "run a"),
                Step.of(0, "exit"),
                Step.of(0, "run z"),
                Step.of(1, "use-mm b"),
                Step.of(1, "unuse-mm"),
                Step.of(2, "run b"),
                Step.of(2, "exit")));
    return StalledRuns.broken(
        scenario,
        8,
        List.of(
            Step.of(1, "run c"),
            Step.of(1, "exec"),
            Step.of(1, "idle"),
            Step.of(0, "run c"),
            Step.of(0, "exit"),
            Step.of(0, "run z")),
        scheme);
  }

  @Test
  void reusedMemoryDoesNotDeceiveTheScanner() {
    assertEquals(List.of(), reusedMemory(HazardSchemeTest::cured));
  }

  @Test
  void compareAndExchangeIsDeceivedByReusedMemory() {
    List<String> broken = reusedMemory(weak(Weakness.ABA_STEAL));
    assertTrue(broken.stream().anyMatch(line -> line.contains("S1")), broken::toString);
    Options posted = Options.defaults().with(HazardSchemeProvider.ABA_CURE, false);
    assertEquals(broken, reusedMemory(kernel -> new HazardSchemeProvider().create(kernel, posted)));
  }

  @Test
  void mailThatComesTooLateIsTakenBack() {
    Scenario scenario =
        Scenario.of(
            "late mail",
            3,
            Architecture.ARM64,
            List.of(TaskSpec.process("a"), TaskSpec.process("z")),
            List.of(
                Step.of(1, "run a"), Step.of(1, "idle"), Step.of(0, "run a"), Step.of(0, "exit")));
    assertEquals(
        List.of(),
        StalledRuns.broken(scenario, 3, List.of(Step.of(2, "offline 1")), HazardSchemeTest::cured));
  }
}

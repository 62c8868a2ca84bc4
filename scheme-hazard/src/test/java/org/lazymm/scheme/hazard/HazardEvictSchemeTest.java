package org.lazymm.scheme.hazard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Options;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.TaskSpec;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.testkit.Bench;
import org.lazymm.testkit.StalledRuns;

final class HazardEvictSchemeTest {
  private static LazyMmScheme checking(Kernel kernel) {
    return new HazardEvictSchemeProvider().create(kernel, Options.defaults());
  }

  private static LazyMmScheme trusting(Kernel kernel) {
    Options options = Options.defaults().with(HazardEvictSchemeProvider.CHECK, false);
    return new HazardEvictSchemeProvider().create(kernel, options);
  }

  @Test
  void idleReaderIsEvictedCheckedAndTheMmFreedAtOnce() {
    Bench bench = new Bench(3, HazardEvictSchemeTest::checking);
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.idleOn(1, owner);
    bench.machine().idleEnter(2);

    bench.machine().exit(0);

    assertTrue(mm.freed());
    assertSame(bench.machine().initMm(), bench.machine().cpu(1).active());
    assertSame(bench.machine().initMm(), bench.machine().cpu(0).active(), "the exiting CPU, too");
    assertEquals(List.of(1, 1), bench.interrupted(), "to leave, and to check; the bystander not");
    bench.assertSound();
  }

  @Test
  void secondInterruptCanBeLeftOut() {
    Bench bench = new Bench(2, HazardEvictSchemeTest::trusting);
    Task owner = bench.run(0);
    bench.idleOn(1, owner);

    bench.machine().exit(0);

    assertEquals(List.of(1), bench.interrupted());
    bench.assertSound();
  }

  @Test
  void lastPinEvictsTheReader() {
    Bench bench = new Bench(3, HazardEvictSchemeTest::checking);
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.machine().pin(2, mm);
    bench.idleOn(1, owner);
    bench.machine().exit(0);
    assertEquals(List.of(), bench.interrupted(), "pinned: nobody is disturbed yet");
    assertSame(mm, bench.machine().cpu(1).active());

    bench.machine().unpin(2, mm);

    assertTrue(mm.freed());
    bench.assertSound();
  }

  @Test
  void evictedCpuBorrowsTheNextMmAsBefore() {
    Bench bench = new Bench(2, HazardEvictSchemeTest::checking);
    Task owner = bench.run(0);
    bench.idleOn(1, owner);
    bench.machine().exit(0);

    Task next = bench.run(0);
    bench.idleOn(1, next);
    assertSame(Bench.mm(next), bench.machine().cpu(1).active());
    bench.machine().exit(0);

    assertEquals(List.of(1, 1, 1, 1), bench.interrupted());
    assertSame(bench.machine().initMm(), bench.machine().cpu(1).active());
    bench.assertSound();
  }

  @Test
  void readerMayLeaveOrGoOfflineBetweenTheLookAndTheInterrupt() {
    Scenario scenario =
        Scenario.of(
            "reader leaves",
            3,
            Architecture.ARM64,
            List.of(TaskSpec.process("a"), TaskSpec.process("b")),
            List.of(
                Step.of(1, "run a"), Step.of(1, "idle"), Step.of(0, "run a"), Step.of(0, "exit")));
    for (Step meanwhile :
        List.of(Step.of(1, "run b"), Step.of(2, "offline 1"), Step.of(1, "wake"))) {
      assertEquals(
          List.of(),
          StalledRuns.broken(scenario, 3, List.of(meanwhile), HazardEvictSchemeTest::checking));
    }
  }

  @Test
  void cpuThatHasJustSwitchedAwayIsNotHarmedByTheInterrupt() {
    Scenario scenario =
        Scenario.of(
            "interrupt before the give-back",
            2,
            Architecture.ARM64,
            List.of(TaskSpec.process("a"), TaskSpec.process("b")),
            List.of(
                Step.of(1, "run a"),
                Step.of(1, "idle"),
                Step.of(0, "run a"),
                Step.of(1, "run b"),
                Step.of(1, "idle")));
    assertEquals(
        List.of(),
        StalledRuns.broken(
            scenario, 3, List.of(Step.of(0, "exit")), HazardEvictSchemeTest::checking));
  }
}

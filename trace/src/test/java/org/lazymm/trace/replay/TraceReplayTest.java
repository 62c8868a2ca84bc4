package org.lazymm.trace.replay;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Options;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.machine.MachineSettings;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.machine.SwitchKind;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.scheme.fullbarrier.FullBarrierSchemeProvider;
import org.lazymm.sequential.SequentialEngine;
import org.lazymm.trace.ExitPlace;
import org.lazymm.trace.TaskCensus;
import org.lazymm.trace.TaskTable;
import org.lazymm.trace.TraceFile;

class TraceReplayTest {
  private static final Path PUBLIC = Path.of("../../shared/traces/public");

  /** Counts what the machine does. */
  private static final class Counts implements MachineListener {
    private final List<Violation> violations = new ArrayList<>();
    private int born;
    private int freed;
    private int switches;
    private long lastTime;

    @Override
    public void born(int cpu, MmStruct mm) {
      born++;
    }

    @Override
    public void freed(int cpu, MmStruct mm) {
      freed++;
    }

    @Override
    public void switched(int cpu, SwitchKind kind) {
      switches++;
    }

    @Override
    public void violated(Violation violation) {
      violations.add(violation);
    }
  }

  private static LazyMmScheme fullBarrier(Kernel kernel) {
    return new FullBarrierSchemeProvider().create(kernel, Options.defaults());
  }

  private static Machine machine(int cpus, MachineListener listener) {
    return machine(cpus, listener, TraceReplayTest::fullBarrier);
  }

  private static Machine machine(
      int cpus, MachineListener listener, Function<Kernel, LazyMmScheme> scheme) {
    MachineSettings settings = MachineSettings.of(cpus, Architecture.X86);
    return new Machine(new SequentialEngine(), settings, scheme, listener);
  }

  private static Counts replay(TraceFile trace) throws IOException {
    return replay(trace, TraceReplayTest::fullBarrier);
  }

  private static Counts replay(TraceFile trace, Function<Kernel, LazyMmScheme> scheme)
      throws IOException {
    Counts counts = new Counts();
    TaskCensus census = TraceReplay.census(trace);
    Machine machine = machine(census.cpus(), counts, scheme);
    TraceReplay replay =
        new TraceReplay(machine, census, (cpu, timeNanos) -> counts.lastTime = timeNanos);
    replay.run(trace);
    assertEquals(counts.born - counts.freed, machine.liveMms());
    assertTrue(replay.actions().forcedSwitches() <= census.cpus());
    return counts;
  }

  @Test
  void theBundledTraceRunsOnTheModelledKernel() throws IOException {
    Counts counts = replay(TraceFile.bundled());
    assertAll(
        () -> assertEquals(List.of(), counts.violations),
        () -> assertTrue(counts.switches >= 13_791, "all traced switches, and the lost ones"),
        () -> assertTrue(counts.freed >= 378),
        () -> assertTrue(counts.born - counts.freed <= 15),
        () -> assertEquals(8_603_528_466_000L, counts.lastTime));
  }

  @Test
  void whatASchemePutsOffIsDoneByTheNextEvent() throws IOException {
    assertEquals(
        replay(TraceFile.bundled()).freed,
        replay(TraceFile.bundled(), FreesLaterScheme::new).freed);
  }

  @TestFactory
  Stream<DynamicTest> everyPublicTraceRunsOnTheModelledKernel() {
    return Stream.of(
            "catapult_android_2cpu",
            "lisa_tracecmd_6cpu",
            "lttng_many_threads_8cpu",
            "perfetto_android_4cpu")
        .map(name -> PUBLIC.resolve(name + ".txt.gz"))
        .filter(Files::isReadable)
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> assertEquals(List.of(), replay(TraceFile.of(file)).violations)));
  }

  @Test
  void theTeardownIsOwedUntilTheLastSwitchUnlessTheKernelSaysThatItIsOver() throws IOException {
    assertEquals(0, freedBehindExit(ExitPlace.BEFORE_EXIT_MM));
    assertEquals(1, freedBehindExit(ExitPlace.AFTER_EXIT_MM));
  }

  private static int freedBehindExit(ExitPlace place) {
    Counts counts = new Counts();
    TaskCensus census = new TaskCensus(new TaskTable());
    TaskActions actions = new TaskActions(machine(1, counts), census);
    actions.change(0, 0, 100, false);
    actions.exit(0, 100, place);
    actions.change(0, 100, 200, false);
    return counts.freed;
  }

  @Test
  void aMachineWithTooFewCpusIsRefused() throws IOException {
    TaskCensus census = new TaskCensus(new TaskTable());
    TraceFile.bundled().read(census);
    Machine small = machine(1, MachineListener.NONE);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new TaskActions(small, census));
    assertEquals("the trace has CPU 1, the machine only 1 CPUs", refused.getMessage());
  }
}

package org.lazymm.trace.verify;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lazymm.trace.EventKind;
import org.lazymm.trace.TraceFile;

/** Recorded traces: the bundled one, and the others where they are at hand. */
class RecordedTracesTest {
  private static final Path RECORDED = Path.of("../../shared/traces/recorded");

  private record Expected(String file, long mms, double exact, double asReplayed) {}

  private static final List<Expected> FILES =
      List.of(
          new Expected("build-2cpu.txt.gz", 183, 85, 99),
          new Expected("forkstorm-2cpu.txt.gz", 1_204, 94, 99),
          new Expected("sleepers-2cpu.txt.gz", 80, 96, 98));

  @TestFactory
  Stream<DynamicTest> everyRecordedTraceMatches() {
    return FILES.stream()
        .filter(expected -> Files.isReadable(RECORDED.resolve(expected.file)))
        .map(
            expected ->
                DynamicTest.dynamicTest(
                    expected.file,
                    () -> holds(TraceFile.of(RECORDED.resolve(expected.file)), expected)));
  }

  @Test
  void theBundledTraceMatches() throws IOException {
    holds(TraceFile.bundled(), new Expected("", 380, 59, 91));
  }

  private static void holds(TraceFile trace, Expected expected) throws IOException {
    Verification all = Verifier.verify(trace, Traces.FULL_BARRIER);
    assertAll(
        () -> assertEquals(expected.mms, all.mms().size()),
        () -> assertEquals(0, all.unexplained(), () -> String.join("\n", all.lines())),
        () -> assertEquals(100, all.percent(all.matched())),
        () -> assertTrue(all.percent(all.count(FreeVerdict.EXACT)) >= expected.exact, all::summary),
        () -> assertTrue(all.percent(all.asReplayed()) >= expected.asReplayed),
        () -> assertEquals(all.count(FreeVerdict.WINDOW), all.seenWindows()),
        () -> assertTrue(all.count(FreeVerdict.LOSS_WINDOW) <= 1),
        () -> assertEquals(List.of(), all.violations()),
        () -> assertEquals(all.summary(), all.lines().get(all.lines().size() - 1)));
  }

  /**
   * The sets of places are computed without the modelled kernel; whatever that does must be in
   * them.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theModelledKernelStaysInsideTheWindowsWhateverIsChosen(long seed) throws IOException {
    EventLog log = EventLog.of(TraceFile.bundled());
    List<MmSteps.Entry> steps = StepBuilder.build(log.events(), false);
    FreeWindowAnalysis windows = new FreeWindowAnalysis(log.census().tasks(), false);
    windows.run(steps);
    MachineRun run =
        new MachineRun(log.census(), Traces.FULL_BARRIER, LoadedMmChoices.random(seed));
    Map<Long, FreePoint> places = run.run(steps);
    assertEquals(windows.mms().keySet(), places.keySet());
    windows
        .mms()
        .forEach(
            (birth, mm) -> {
              Set<FreePoint> possible = new TreeSet<>(mm.history.places());
              if (mm.history.canLive()) {
                possible.add(FreePoint.NOT_FREED);
              }
              assertTrue(
                  possible.contains(places.get(birth)), () -> birth + ": " + places.get(birth));
            });
    assertEquals(List.of(), run.violations());
  }

  @Test
  void theKernelsOwnFreesDoNotSteerTheReplay() throws IOException {
    EventLog log = EventLog.of(TraceFile.bundled());
    List<LogEvent> without =
        log.events().stream().filter(event -> event.kind() != EventKind.MM_FREE).toList();
    assertTrue(without.size() < log.events().size());
    assertEquals(places(log, log.events()), places(log, without));
  }

  private static Map<Long, FreePoint> places(EventLog log, List<LogEvent> events) {
    MachineRun run = new MachineRun(log.census(), Traces.FULL_BARRIER, LoadedMmChoices.PLAIN);
    return run.run(StepBuilder.build(events, true));
  }
}

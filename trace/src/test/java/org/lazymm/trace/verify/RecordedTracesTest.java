package org.lazymm.trace.verify;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.trace.EventKind;
import org.lazymm.trace.TraceFile;
import org.lazymm.trace.verify.Interruption.From;
import org.lazymm.trace.verify.Interruptions.Counts;

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
    Verification all = Verifier.verify(trace, Optional.empty(), Traces.SCHEMES);
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

  /** Of stock kernels on three architectures; where they come from stands beside them. */
  private record Kernel(String file, RecordedScheme scheme, long mms, double exact) {}

  private static final List<Kernel> KERNELS =
      List.of(
          new Kernel("membar-x86_64-6.12-8cpu", RecordedScheme.COUNTING, 25, 56),
          new Kernel("make-x86_64-7.2-16cpu", RecordedScheme.COUNTING, 181, 75.6),
          new Kernel("hotplug-aarch64-7.2-8cpu", RecordedScheme.COUNTING, 173, 75.1),
          new Kernel("hop-ppc64el-7.2-8cpu", RecordedScheme.SHOOTDOWN, 41, 78),
          new Kernel("hopflush-ppc64el-7.2-8cpu", RecordedScheme.SHOOTDOWN, 41, 90.2));

  private static TraceFile recording(String name) {
    try {
      return TraceFile.of(
          Path.of(requireNonNull(RecordedTracesTest.class.getResource(name + ".txt.gz")).toURI()));
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyKernelMatches() {
    return KERNELS.stream()
        .map(kernel -> DynamicTest.dynamicTest(kernel.file, () -> holds(kernel)));
  }

  private static void holds(Kernel kernel) throws IOException {
    Verification all = Verifier.verify(recording(kernel.file), Optional.empty(), Traces.SCHEMES);
    String lines = String.join("\n", all.lines());
    assertAll(
        () -> assertEquals(kernel.scheme, all.scheme()),
        () -> assertEquals(kernel.mms, all.mms().size(), lines),
        () -> assertEquals(100, all.percent(all.matched()), lines),
        () -> assertTrue(all.percent(all.count(FreeVerdict.EXACT)) >= kernel.exact, lines),
        () -> assertTrue(all.isJudged()),
        () -> assertFalse(all.isContradicted()),
        () -> all.mms().forEach(mm -> assertTrue(mm.possible().contains(mm.replayed()), mm::line)));
  }

  /** 41 mms visit CPUs and die: by the final flush, or trimmed before by flushes of their own. */
  @ParameterizedTest
  @CsvSource({"hop-ppc64el-7.2-8cpu, 110, 0", "hopflush-ppc64el-7.2-8cpu, 0, 117"})
  void everyInterruptIsPredicted(String file, long atDeath, long inLife) throws IOException {
    Interruptions all =
        Verifier.verify(recording(file), Optional.empty(), Traces.SCHEMES)
            .interruptions()
            .orElseThrow();
    assertAll(
        () ->
            holds(
                new Counts(atDeath, atDeath, atDeath, atDeath, 0, atDeath), all, From.FINAL_FLUSH),
        () -> holds(new Counts(inLife, inLife, inLife, inLife, 0, inLife), all, From.LIFE),
        () -> holds(Counts.NONE, all, From.MMDROP),
        () -> assertEquals(41, all.deaths()),
        () -> assertEquals(41, all.alike()),
        () -> assertEquals(0, all.twice()),
        () -> assertEquals(List.of(), all.misfits()));
  }

  private static void holds(Counts expected, Interruptions all, From from) {
    assertEquals(expected, all.counts().getOrDefault(from, Counts.NONE));
  }

  /**
   * The sets of places are computed without the modelled kernel; whatever that does must be in
   * them.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theModelledKernelStaysInsideTheWindowsWhateverIsChosen(long seed) throws IOException {
    staysInside(TraceFile.bundled(), RecordedScheme.COUNTING, seed);
  }

  @TestFactory
  Stream<DynamicTest> theModelledKernelStaysInsideTheWindowsOfEachKernel() {
    return KERNELS.stream()
        .map(
            kernel ->
                DynamicTest.dynamicTest(
                    kernel.file, () -> staysInside(recording(kernel.file), kernel.scheme, 1)));
  }

  private static void staysInside(TraceFile trace, RecordedScheme scheme, long seed)
      throws IOException {
    EventLog log = EventLog.of(trace);
    List<MmSteps.Entry> steps = StepBuilder.build(log.events(), false);
    FreeWindowAnalysis windows =
        new FreeWindowAnalysis(log, Latitude.strict(scheme == RecordedScheme.COUNTING));
    windows.run(steps);
    MachineRun run =
        new MachineRun(
            log.census(),
            scheme.architecture(),
            Traces.SCHEMES.apply(scheme),
            LoadedMmChoices.random(seed));
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
                  possible.contains(places.get(birth)),
                  () -> birth + ": " + places.get(birth) + ", possible " + possible);
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
    MachineRun run =
        new MachineRun(log.census(), Architecture.X86, Traces.FULL_BARRIER, LoadedMmChoices.PLAIN);
    return run.run(StepBuilder.build(events, true));
  }
}

package org.lazymm.trace;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whole files: the bundled one, and the public ones where they are at hand. */
class TraceFilesTest {
  private static final Path PUBLIC = Path.of("../../shared/traces/public");

  private record Expected(String file, String format, int cpus, long switches, long skipped) {}

  private static final List<Expected> FILES =
      List.of(
          new Expected("catapult_android_2cpu.txt.gz", "FTRACE", 2, 11_074, 20_405),
          new Expected("lisa_tracecmd_6cpu.txt.gz", "TRACE_CMD", 6, 1_856, 1_085),
          new Expected("lttng_many_threads_8cpu.txt.gz", "FTRACE", 8, 28_325, 13_486),
          new Expected("perfetto_android_4cpu.txt.gz", "FTRACE", 4, 24_698, 31_026));

  @TestFactory
  Stream<DynamicTest> everyPublicTraceIsReadWhole() {
    return FILES.stream()
        .filter(expected -> Files.isReadable(PUBLIC.resolve(expected.file)))
        .map(expected -> DynamicTest.dynamicTest(expected.file, () -> holds(expected)));
  }

  private static void holds(Expected expected) throws IOException {
    TraceInfo info = TraceInfo.of(PUBLIC.resolve(expected.file));
    assertAll(
        () -> assertEquals(expected.format, info.read().format()),
        () -> assertEquals(expected.cpus, info.quality().cpus()),
        () -> assertEquals(expected.switches, info.quality().switches()),
        () -> assertEquals(expected.skipped, info.read().skipped()),
        () -> assertEquals(0, info.read().malformed()),
        () -> assertEquals(0, info.quality().discontinuities()));
  }

  @Test
  void theBundledTraceIsReadWhole() throws IOException {
    TraceInfo info = TraceInfo.of(TraceFile.bundled());
    assertAll(
        () -> assertEquals(17_583, info.read().events()),
        () -> assertEquals(0, info.read().malformed()),
        () -> assertEquals(List.of(), info.read().problems()),
        () -> assertTrue(info.taskList()),
        () -> assertEquals(378, info.kinds().get(EventKind.MM_FREE)),
        () -> assertEquals(ExitPlace.BEFORE_EXIT_MM, info.quality().exitPlace().orElseThrow()));
  }

  @Test
  void aFileThatIsNotThereIsToldByName() {
    TraceException refused =
        assertThrows(TraceException.class, () -> TraceInfo.of(Path.of("no-such-trace.txt")));
    assertTrue(refused.getMessage().startsWith("no-such-trace.txt: no such file"));
  }
}

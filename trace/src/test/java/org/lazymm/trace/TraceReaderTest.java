package org.lazymm.trace;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceReaderTest {
  private static final String IDLE =
      "<idle>-0     [000] d..1. %d.000001: cpu_idle: state=1 cpu_id=0";

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  private static byte[] manyLines(int number) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < number; i++) {
      text.append(IDLE.formatted(i * 7919L % 100_000)).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void headersStacksAndBlankLinesAreNotEvents() {
    TraceRead read =
        Lines.read(
            "# tracer: nop",
            "#",
            "# entries-in-buffer/entries-written: 10/12   #P:2",
            "##### CPU 1 buffer started ####",
            "",
            IDLE.formatted(1),
            " => __schedule",
            " => schedule",
            "CPU:1 [LOST 30 EVENTS]");
    assertAll(
        () -> assertEquals("FTRACE", read.format()),
        () -> assertEquals(1, read.events()),
        () -> assertEquals(0, read.malformed()),
        () -> assertEquals(32, read.lost()));
  }

  @Test
  void aFirstLineThatBeginsWithACpuIsNoEvent() {
    TraceRead read = Lines.read(" [000] 1.000001: cpu_idle: state=1 cpu_id=0", IDLE.formatted(2));

    assertEquals(1, read.events());
    assertEquals(1, read.malformed());
  }

  @Test
  void traceCmdTellsItsLosses() {
    TraceRead read =
        Lines.read(
            "version = 6",
            "cpus=2",
            "CPU 1 is empty",
            "          <idle>-0     [000]     1.000001: cpu_idle:             state=1 cpu_id=0",
            "CPU:0 [12 EVENTS DROPPED]",
            "CPU:0 [EVENTS DROPPED]");
    assertAll(
        () -> assertEquals("TRACE_CMD", read.format()),
        () -> assertEquals(0, read.malformed()),
        () -> assertEquals(12, read.lost()),
        () -> assertEquals(1, read.uncountedLosses()));
  }

  @Test
  void perfCallChainsAndLossesAreNotEvents() {
    TraceRead read =
        Lines.read(
            "swapper     0 [000]  1.000001:       power:cpu_idle: state=1 cpu_id=0",
            "\tffffffff8100 schedule+0x1 ([kernel.kallsyms])",
            "        ffffffff81aabbcc do_idle ([kernel.kallsyms])",
            "",
            "swapper     0 [000]  1.000002: PERF_RECORD_LOST lost 17",
            "make  1071/1071  [000]  1.000003: PERF_RECORD_COMM: make:1071/1071");
    assertAll(
        () -> assertEquals("PERF_SCRIPT", read.format()),
        () -> assertEquals(1, read.events()),
        () -> assertEquals(2, read.skipped()),
        () -> assertEquals(0, read.malformed()),
        () -> assertEquals(17, read.lost()));
  }

  @Test
  void otherEventsAreSkippedAndCounted() {
    TraceRead read =
        Lines.read(
            IDLE.formatted(1),
            "a-5 [000] 1.000001: 0: B|655|performTraversals",
            "a-5 [000] 1.000001: sched_wakeup: comm=b pid=6 prio=120 target_cpu=001",
            "a-5 [000] 1.000001: schedule <-do_idle",
            "a-5 [000] 1.000001: kmem_cache_free: call_site=f+0x1/0x2 ptr=0a name=vm_area_struct");
    assertEquals(List.of(1L, 4L, 0L), List.of(read.events(), read.skipped(), read.malformed()));
  }

  @Test
  void windowsLineEndsAreRead() {
    String line = "a-5 [000] 1.0: sched_process_exec: filename=/bin/a pid=5 old_pid=8\r";
    assertEquals("1000000000 cpu0 pid5 tgid-1 EXEC 8", Lines.only(line));
  }

  @Test
  void aLineThatCannotBeReadIsToldWithItsPlaceAndTheRestIsRead() {
    TraceRead read =
        Lines.read(
            IDLE.formatted(1),
            "a-5 [000] d..2. 2.000001: sched_switch: prev_comm=a prev_pid=x",
            "a-5 [000] d..2. 2x: cpu_idle: state=1 cpu_id=0",
            IDLE.formatted(3));
    assertAll(
        () -> assertEquals(2, read.events()),
        () -> assertEquals(2, read.malformed()),
        () -> assertFalse(read.truncated()),
        () ->
            assertEquals(
                "test.txt:2:40: found \" prev_comm=a prev_pid=x\", expected 'prev_comm=C prev_pid=N"
                    + " prev_prio=P prev_state=S ==> next_comm=C next_pid=N next_prio=P'; the line"
                    + " is left out, docs/trace-formats.md has the formats",
                read.problems().get(0).message()),
        () -> assertEquals(3, read.problems().get(1).line()),
        () -> assertEquals(17, read.problems().get(1).column()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a-5 [8191] 2.0: cpu_idle: state=1 cpu_id=0           | ''",
        "a-5 [8192] 2.0: cpu_idle: state=1 cpu_id=0           | 2:6: found \"8192] 2.0",
        "a-5 [99999] 2.0: cpu_idle: state=1 cpu_id=0          | 2:6: found \"99999] 2.0",
        "a-5 [9999999999999] 2.0: cpu_idle: state=1 cpu_id=0  | 2:6: found \"9999999999999] 2.0",
        "a-5 [000] 9000000000.0: cpu_idle: state=1 cpu_id=0   | ''",
        "a-5 [000] 9223372037.0: cpu_idle: state=1 cpu_id=0   | 2:11: found \"9223372037.0: ",
        "a [9999] b-5 [001] 2.0: cpu_idle: state=1 cpu_id=0   | ''",
      })
  void aNumberOutOfRangeIsALineThatCannotBeRead(String line, String problem) {
    TraceRead read = Lines.read(IDLE.formatted(1), line);
    List<String> expected = problem.isEmpty() ? List.of() : List.of("test.txt:" + problem);
    List<String> found = read.problems().stream().map(TraceProblem::message).toList();
    assertEquals(expected.size(), found.size(), found::toString);
    assertTrue(expected.isEmpty() || found.get(0).startsWith(expected.get(0)), found::toString);
    assertEquals(2 - expected.size(), read.events());
  }

  @Test
  void aFormatOfAPluginMayNotSayThatThereIsSuchACpu() {
    TraceRead read =
        Lines.read(new TraceFormats(List.of(new Numbers())), Lines.bytes("8192", "1", "-1"));
    assertEquals(1, read.events());
    assertEquals(
        List.of("test.txt:1:1", "test.txt:3:1"),
        read.problems().stream().map(TraceProblem::place).toList());
  }

  /** Lines that are the number of a CPU, which executes. */
  private static final class Numbers implements TraceFormat {
    @Override
    public String name() {
      return "NUMBERS";
    }

    @Override
    public String label() {
      return "numbers";
    }

    @Override
    public LineParser parser() {
      return new LineParser() {
        @Override
        public int head(byte[] text, int from, int to, TraceEvent event) {
          task(event, Integer.parseInt(Bytes.text(text, from, to)), 1, 5, 5, from, from);
          return to;
        }

        @Override
        public Outcome event(byte[] text, int from, int to, boolean whole, TraceEvent event) {
          exec(event, 5);
          return Outcome.READ;
        }
      };
    }
  }

  @Test
  void onlyTheFirstProblemsAreKept() {
    String[] lines = new String[100];
    Arrays.fill(lines, "nonsense");
    lines[50] = IDLE.formatted(1);
    TraceRead read = Lines.read(lines);
    assertEquals(99, read.malformed());
    assertEquals(10, read.problems().size());
  }

  @Test
  void gzippedAndPlainTextGiveTheSameEvents() throws IOException {
    byte[] plain = manyLines(5_000);
    List<String> fromPlain = new ArrayList<>();
    List<String> fromPacked = new ArrayList<>();
    Lines.read(plain, event -> fromPlain.add(Lines.show(event)));
    Lines.read(gzip(plain), event -> fromPacked.add(Lines.show(event)));
    assertEquals(5_000, fromPlain.size());
    assertEquals(fromPlain, fromPacked);
  }

  @Test
  void aTruncatedGzipFileGivesTheEventsBeforeTheCut() throws IOException {
    byte[] packed = gzip(manyLines(20_000));
    List<Long> lines = new ArrayList<>();
    TraceRead read =
        Lines.read(Arrays.copyOf(packed, packed.length / 2), event -> lines.add(event.line()));
    TraceProblem problem = read.problems().get(0);
    assertAll(
        () -> assertTrue(read.truncated()),
        () -> assertTrue(read.events() > 1_000 && read.events() < 20_000),
        () -> assertEquals(lines.size(), read.events()),
        () -> assertEquals(0, read.malformed()),
        () -> assertEquals(1, read.problems().size()),
        () -> assertEquals(read.events() + 1, problem.line()),
        () -> assertTrue(problem.value().contains("gzip stream that ends too early")),
        () -> assertTrue(problem.message().startsWith("test.txt:" + problem.line() + ":")));
  }

  @Test
  void aGzipFileCutInItsHeaderIsRefusedWithAReason() {
    TraceException refused =
        assertThrows(
            TraceException.class, () -> Lines.read(new byte[] {0x1f, (byte) 0x8b, 8}, event -> {}));
    assertTrue(refused.getMessage().contains("gzip stream that ends too early"));
  }

  @Test
  void aFileThatEndsInsideALineIsToldAndTheRestIsUsed() {
    byte[] whole = Lines.bytes(IDLE.formatted(1), IDLE.formatted(2));
    TraceRead read = Lines.read(Arrays.copyOf(whole, whole.length - 20), event -> {});
    assertAll(
        () -> assertTrue(read.truncated()),
        () -> assertEquals(1, read.events()),
        () -> assertEquals(2, read.problems().get(0).line()),
        () -> assertTrue(read.problems().get(0).remedy().contains("ends inside this line")));
  }

  @Test
  void aLastLineWithoutNewlineIsAnEventIfItIsWhole() {
    byte[] whole = Lines.bytes(IDLE.formatted(1), IDLE.formatted(2));
    TraceRead read = Lines.read(Arrays.copyOf(whole, whole.length - 1), event -> {});
    assertEquals(2, read.events());
    assertFalse(read.truncated());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'\u0017\b\u0044tracing', gunzip",
    "PERFILE2, perf script",
    "'(\u00b5/\u00fd', unpack",
    "'PK\u0003\u0004', unpack",
    "'text with a \u0000 in it', export the trace as text",
  })
  void aBinaryFileIsRefusedWithWhatToDo(String start, String remedy) {
    TraceException refused =
        assertThrows(
            TraceException.class,
            () -> Lines.read(start.getBytes(StandardCharsets.ISO_8859_1), event -> {}));
    assertEquals("test.txt", refused.problem().file());
    assertEquals(1, refused.problem().line());
    assertTrue(refused.problem().column() >= 1);
    assertTrue(refused.getMessage().contains(remedy), refused.getMessage());
    assertTrue(refused.getMessage().contains("expected ftrace text"), refused.getMessage());
  }

  @Test
  void aTextWithoutEventsIsRefused() {
    TraceException refused =
        assertThrows(TraceException.class, () -> Lines.read("Dear diary,", "it rained."));
    assertTrue(refused.getMessage().startsWith("test.txt:1:1: found \"Dear diary,\", expected"));
    TraceException empty =
        assertThrows(TraceException.class, () -> Lines.read(new byte[0], event -> {}));
    assertTrue(empty.getMessage().contains("no event"));
  }

  @Test
  void anEventWithoutATimeIsRefusedWithWhatToDo() {
    TraceException refused =
        assertThrows(
            TraceException.class,
            () -> Lines.read("swapper 0/0 [006] sched:sched_switch: prev_comm=a"));
    assertTrue(refused.getMessage().contains("without the column time"), refused.getMessage());
  }
}

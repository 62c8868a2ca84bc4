package org.lazymm.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of a trace inside other files, and the files that are no traces for us. */
class ContainersTest {
  private static final String FIRST =
      "a-5 (    5) [000] d..2 1.000001: sched_switch: prev_comm=a prev_pid=5 prev_prio=120 prev_state=S ==> next_comm=b \"x\" next_pid=6 next_prio=120";
  private static final String SECOND =
      "b-6 (    6) [000] d..2 1.000002: sched_switch: prev_comm=b prev_pid=6 prev_prio=120 prev_state=S ==> next_comm=a next_pid=5 next_prio=120";

  private static TraceException refused(String text) {
    return assertThrows(TraceException.class, () -> Lines.read(Lines.bytes(text)));
  }

  private static String json(String text) {
    return text.replace("\"", "\\\"").replace("/", "\\/").replace("\n", "\\n");
  }

  @Test
  void thePageOfSystraceGivesTheLinesOfItsElement() {
    String page =
        String.join(
            "\n",
            "<!DOCTYPE html>",
            "<html><head><script>var x = '" + "y".repeat(300_000) + "';</script>",
            "<script class=\"trace-data\" type=\"application/text\">",
            "PROCESS DUMP",
            "USER PID PPID NAME",
            "root 2 0 [kthreadd]",
            "</script>",
            "<script class=\"trace-data\" type=\"application/text\">",
            "# tracer: nop",
            FIRST,
            SECOND,
            "</script></body></html>");
    TraceRead read = Lines.read(Lines.bytes(page));
    assertEquals("SYSTRACE_HTML", read.format());
    assertEquals(2, read.events());
    assertEquals(0, read.malformed());
    List<Long> lines = new ArrayList<>();
    Lines.read(Lines.bytes(page), event -> lines.add(event.line()));
    assertEquals(List.of(10L, 11L), lines);
  }

  @Test
  void aDamagedLineOfAPageIsToldWithItsLine() {
    TraceRead read =
        Lines.read(
            Lines.bytes(
                "<html>\n<script class=\"trace-data\">\n# tracer: nop\n"
                    + FIRST
                    + "\nnonsense\n"
                    + SECOND
                    + "\n</script></html>"));
    assertEquals(2, read.events());
    assertEquals(1, read.malformed());
    assertEquals(5, read.problems().get(0).line());
  }

  @Test
  void olderPagesHaveTheTraceInAString() {
    TraceRead read =
        Lines.read(
            Lines.bytes(
                "<html>\n<script>\n  var linuxPerfData = \"\\\n# tracer: nop\\n\\\n"
                    + FIRST.replace("\"", "\\\"")
                    + "\\n\\\n"
                    + SECOND
                    + "\\n\\\n\";\n</script></html>"));
    assertEquals(2, read.events());
    assertEquals(0, read.malformed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"traceEvents\": [], \"systemTraceEvents\": \"%s\"}",
        "{\"systemTraceEvents\" :\n \"%s\", \"traceEvents\": [{\"a\": \"systemTraceEvents\"}]}",
        "  {\"a\": {\"systemTraceEvents\": \"b\"}, \"systemTraceEvents\": \"%s\"}"
      })
  void chromeJsonGivesTheTextOfItsSystemTraceEvents(String file) {
    String text = json("# tracer: nop\n#\n" + FIRST + "\n" + SECOND);
    List<String> shown = new ArrayList<>();
    TraceRead read =
        Lines.read(Lines.bytes(file.formatted(text)), event -> shown.add(Lines.show(event)));
    assertEquals("CHROME_JSON", read.format());
    assertEquals(2, read.events());
    assertEquals(0, read.malformed());
    assertTrue(shown.get(0).contains("6 <b \"x\">"), shown::toString);
  }

  @Test
  void aJsonTraceOfManyMegabytesIsReadAsItComes() throws IOException {
    byte[] lines = json((FIRST + "\n").repeat(100)).getBytes(StandardCharsets.UTF_8);
    int times = 3_000;
    List<InputStream> parts = new ArrayList<>();
    parts.add(new ByteArrayInputStream(Lines.bytes("{\"systemTraceEvents\": \"")));
    for (int i = 0; i < times; i++) {
      parts.add(new ByteArrayInputStream(lines));
    }
    InputStream big = new SequenceInputStream(Collections.enumeration(parts));
    TraceRead read = TraceReader.read("big", big, TraceFormats.shipped(), event -> {});
    assertEquals(300_000, read.events());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"traceEvents\": [{\"ph\": \"X\", \"name\": \"systemTraceEvents\"}]}",
        "[{\"ph\": \"X\"}]",
        "{\"systemTraceEvents\": {\"a\": 1}}",
        "{\"a\": {\"systemTraceEvents\": \"# tracer: nop\"}}"
      })
  void jsonWithoutTheTextIsRefusedByName(String file) {
    String message = refused(file).getMessage();
    assertTrue(message.contains("JSON without systemTraceEvents"), message);
  }

  @Test
  void aPageWithoutATraceIsRefusedByName() {
    String message = refused("<html><body>[0] nothing</body></html>").getMessage();
    assertTrue(message.contains("an HTML page without a trace in it"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "   82489.915213 [0001]  prog[1383]      0.000      0.000      0.000; perf sched timehist",
        "  <idle>-0         1dN.3    2us : sched_switch: x; latency format",
        "    bash-1234    0d..2.   10us+: sched_switch: x; latency format",
        "    bash-1234    1d..2 76.211513: sched_switch: x; latency format",
        " 0)   1.234 us    |  schedule(); function graph",
        "prog  1383  6171.460066: sched:sched_switch: prev_comm=prog; without the column CPU",
        "prog  1383/1383  6171.460066:   1 sched:sched_switch: prev_comm=prog; the column CPU",
        "prog  1383 [001] sched:sched_switch: prev_comm=prog; without the column time",
        "[12:34:56.789] (+0.0) host sched_switch: { cpu_id = 5 }; babeltrace",
        "1000000123,0,10,a,120,20,b,120; bpftrace CSV",
        "Attaching 2 probes...; bpftrace output",
        "TIME     COMM             PID     LAT(us); eBPF",
        "PERFILE2abc; perf.data",
        "SQLite format 3; SQLite",
        "/* CTF 1.8 */; CTF"
      })
  void otherFormsAreRefusedByNameWithWhatToRun(String text, String name) {
    TraceException refused = refused(text);
    String message = refused.getMessage();
    assertTrue(message.contains(name), message);
    assertTrue(refused.problem().remedy().length() > 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# tracer: nop\n", "garbage\n"})
  void noEventOfOursIsTakenForAnotherForm(String before) {
    assertEquals(2, Lines.read(Lines.bytes(before + FIRST + "\n" + SECOND)).events());
    assertEquals(
        1,
        Lines.read(
                Lines.bytes(
                    before
                        + "a,b,c,d,e 5 [000] 1.000001: sched:sched_switch: prev_comm=a prev_pid=5 prev_prio=1 prev_state=S ==> next_comm=b next_pid=6 next_prio=1"))
            .events());
  }

  @Test
  void aFolderOfCtfIsRefusedByName(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("kernel"));
    Files.writeString(folder.resolve("kernel/metadata"), "/* CTF 1.8 */");
    TraceException refused =
        assertThrows(TraceException.class, () -> TraceFile.of(folder).read(event -> {}));
    assertTrue(refused.getMessage().contains("CTF"), refused::getMessage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# tracer: nop\n" + FIRST + "\n", "{\"systemTraceEvents\": \""})
  void aLineWithoutEndIsRefusedAtOnce(String before) {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }

          @Override
          public int read(byte[] to, int from, int length) {
            Arrays.fill(to, from, from + length, (byte) ' ');
            return length;
          }
        };
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          TraceException refused =
              assertThrows(
                  TraceException.class,
                  () ->
                      TraceReader.read(
                          "endless",
                          new SequenceInputStream(
                              new ByteArrayInputStream(before.getBytes(StandardCharsets.UTF_8)),
                              endless),
                          TraceFormats.shipped(),
                          event -> {}));
          assertTrue(refused.getMessage().contains("a line of more than 65536 bytes"));
        });
  }
}

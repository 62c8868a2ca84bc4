package org.lazymm.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceFormatsTest {
  private static final String COMMAS = "nanoseconds,cpu,previous,next\n500,1,7,0\n900,1,0,8\n";

  /** Switches as numbers between commas. */
  private static final class Commas extends LineParser {
    @Override
    public int head(byte[] text, int from, int to, TraceEvent event) {
      int cpu = Bytes.skipDigits(text, from, to) + 1;
      int previous = Bytes.skipDigits(text, cpu, to) + 1;
      int behind = Bytes.skipDigits(text, previous, to);
      if (previous >= to || cpu == from + 1 || text[cpu - 1] != ',') {
        return fail(from, "a line of the form 'nanoseconds,cpu,previous,next'");
      }
      task(
          event,
          Bytes.pid(text, cpu, previous - 1),
          Bytes.decimal(text, from, cpu - 1),
          Bytes.pid(text, previous, behind),
          TraceEvent.UNKNOWN,
          from,
          from);
      return behind;
    }

    @Override
    public boolean remark(byte[] text, int from, int to) {
      return Bytes.startsWith(text, from, to, Bytes.ascii("nanoseconds,"));
    }

    @Override
    public Outcome event(byte[] text, int from, int to, boolean whole, TraceEvent event) {
      switchTo(event, Bytes.pid(text, from + 1, to), from, from, 'S', false);
      return Outcome.READ;
    }
  }

  private static final TraceFormat OF_A_PLUGIN =
      new TraceFormat() {
        @Override
        public String name() {
          return "COMMAS";
        }

        @Override
        public String label() {
          return "numbers between commas";
        }

        @Override
        public LineParser parser() {
          return new Commas();
        }
      };

  private static TraceRead read(String text, TraceFormats formats, TraceHandler handler)
      throws IOException {
    return TraceReader.read(
        "t", new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), formats, handler);
  }

  @Test
  void theShippedOnesAreTriedInThisOrder() {
    assertEquals("ftrace text, trace-cmd report or perf script", TraceFormats.shipped().toString());
  }

  @Test
  void aFormatOfAPluginIsFoundByItsLines() throws IOException {
    List<String> seen = new ArrayList<>();
    TraceRead read =
        read(
            COMMAS,
            TraceFormats.shipped().with(List.of(OF_A_PLUGIN)),
            event ->
                seen.add(
                    event.timeNanos()
                        + " "
                        + event.cpu()
                        + " "
                        + event.pid()
                        + " "
                        + event.nextPid()));
    assertEquals(List.of("500 1 7 0", "900 1 0 8"), seen);
    assertEquals("COMMAS", read.format());
    assertEquals(0, read.malformed());
  }

  @Test
  void withoutThatPluginItIsNoTrace() {
    assertThrows(TraceException.class, () -> read(COMMAS, TraceFormats.shipped(), event -> {}));
  }

  @Test
  void aFormatOfAPluginDoesNotTakeLinesOfAShippedOne() throws IOException {
    String line = "<idle>-0 [001] d..2 1.5: sched_process_free: comm=a pid=1 prio=1\n";
    TraceRead read = read(line, TraceFormats.shipped().with(List.of(OF_A_PLUGIN)), event -> {});
    assertEquals("FTRACE", read.format());
  }
}

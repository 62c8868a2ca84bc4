package org.lazymm.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Traces of Perfetto, written byte by byte as the messages are documented. */
class PerfettoReaderTest {
  private static final long START = 8_000_000_000L;

  /** A message in the making. */
  private static final class Message extends ByteArrayOutputStream {
    Message varint(long value) {
      long rest = value;
      while ((rest & ~0x7fL) != 0) {
        write((int) (rest & 0x7f | 0x80));
        rest >>>= 7;
      }
      write((int) rest);
      return this;
    }

    Message number(int field, long value) {
      return varint((long) field << 3).varint(value);
    }

    Message bytes(int field, byte[] value) {
      varint((long) field << 3 | 2).varint(value.length).writeBytes(value);
      return this;
    }

    Message text(int field, String value) {
      return bytes(field, value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    Message packed(int field, long... values) {
      Message column = new Message();
      for (long value : values) {
        column.varint(value);
      }
      return bytes(field, column.toByteArray());
    }

    Message message(int field, Message value) {
      return bytes(field, value.toByteArray());
    }
  }

  private static Message message() {
    return new Message();
  }

  private static Message event(long time, int pid, int field, Message fields) {
    return message().number(1, time).number(2, pid).message(field, fields);
  }

  private static Message change(long time, String from, int pid, long state, String to, int next) {
    return event(
        time,
        pid,
        4,
        message()
            .text(1, from)
            .number(2, pid)
            .number(3, 120)
            .number(4, state)
            .text(5, to)
            .number(6, next)
            .number(7, 120));
  }

  private static Message bundle(int cpu, Message... events) {
    Message bundle = message().number(1, cpu);
    for (Message event : events) {
      bundle.message(2, event);
    }
    return bundle;
  }

  private static Message packet(Message bundle) {
    return message().number(8, START).message(1, bundle);
  }

  private static Message process(int pid, int parent) {
    return message().number(1, pid).number(2, parent).text(3, "name");
  }

  private static byte[] file(Message... packets) {
    Message file = message();
    for (Message packet : packets) {
      file.message(1, packet);
    }
    return file.toByteArray();
  }

  private static byte[] small() {
    return file(
        message()
            .number(6, 7)
            .message(
                2,
                message()
                    .message(1, process(5, 1))
                    .message(1, process(9, 2))
                    .message(2, message().number(1, 6).number(3, 5))),
        packet(
            bundle(
                1,
                change(START + 2_000, "swapper/1", 0, 0, "six", 6),
                change(START + 9_000, "six", 6, 0x80, "nine", 9))),
        packet(
            bundle(
                0,
                change(START + 1_000, "swapper/0", 0, 0, "five", 5),
                event(START + 3_000, 5, 235, message().number(1, 7).number(3, 0x3d0f00)),
                event(START + 3_500, 5, 329, message().number(1, 0)),
                event(START + 4_000, 5, 80, message().text(1, "mark")),
                change(START + 5_000, "five", 5, 0x100, "swapper/0", 0),
                event(START + 5_500, 0, 13, message().number(1, 4294967295L).number(2, 0)))));
  }

  private static final List<String> SHOWN =
      List.of(
          "8000001000 cpu0 pid0 tgid-1 SWITCH <swapper/0> R -> 5 <five>",
          "8000002000 cpu1 pid0 tgid-1 SWITCH <swapper/1> R -> 6 <six>",
          "8000003000 cpu0 pid5 tgid-1 NEW_TASK 7 3d0f00",
          "8000005000 cpu0 pid5 tgid-1 SWITCH <five> R+ -> 0 <swapper/0>",
          "8000005500 cpu0 pid0 tgid-1 CPU_IDLE out",
          "8000009000 cpu1 pid6 tgid-1 SWITCH <six> I -> 9 <nine>");

  private static TraceRead read(byte[] file, TraceHandler handler) {
    try {
      return TraceReader.read(
          "p.pftrace", new ByteArrayInputStream(file), TraceFormats.shipped(), handler);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static List<String> shown(byte[] file) {
    List<String> shown = new ArrayList<>();
    TraceRead read = read(file, event -> shown.add(Lines.show(event)));
    assertEquals("PERFETTO", read.format());
    assertEquals(List.of(), read.problems());
    return shown;
  }

  @Test
  void bundlesOfSeveralCpusComeInTheOrderOfTime() {
    assertEquals(SHOWN, shown(small()));
    assertEquals(2, read(small(), event -> {}).skipped());
  }

  @Test
  void packedPacketsAndGzippedFilesAreTheSame() throws IOException {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
      out.write(small());
    }
    byte[] packed = file(message().number(10, 1).bytes(50, deflated.toByteArray()));
    assertEquals(SHOWN, shown(packed));
    ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzipped)) {
      out.write(packed);
    }
    assertEquals(SHOWN, shown(gzipped.toByteArray()));
  }

  @Test
  void columnsOfSwitchesGiveTheTaskThatLeavesByTheOneBefore() {
    Message compact =
        message()
            .packed(1, START, 1_000, 1_000)
            .packed(2, 0, 1, 0x20)
            .packed(3, 5, 6, 0)
            .packed(4, 120, 120, 120)
            .text(5, "five")
            .text(5, "six")
            .text(5, "swapper/0")
            .packed(6, 0, 1, 2);
    byte[] file = file(packet(message().number(1, 0).message(4, compact)));
    assertEquals(
        List.of(
            "8000001000 cpu0 pid5 tgid-1 SWITCH <five> S -> 6 <six>",
            "8000002000 cpu0 pid6 tgid-1 SWITCH <six> Z -> 0 <swapper/0>"),
        shown(file));
    assertEquals(1, read(file, event -> {}).skipped(), "nothing says which task left first");
  }

  @Test
  void theTreeOfProcessesTellsKernelThreadsAndThreads() {
    TaskCensus census = new TaskCensus(new TaskTable());
    read(small(), census);
    TaskTable tasks = census.tasks();
    assertEquals(TaskEvidence.RECORDED_KERNEL, tasks.evidence(9));
    assertEquals(TaskEvidence.RECORDED_USER, tasks.evidence(5));
    assertEquals(TaskEvidence.THREAD, tasks.evidence(6));
    assertEquals(5, tasks.tgid(6));
  }

  @Test
  void moreEventsThanTheWindowHoldsComeOutInOrder() {
    Message[] packets = new Message[60];
    for (int i = 0; i < packets.length; i++) {
      Message[] events = new Message[40_000];
      for (int j = 0; j < events.length; j++) {
        long time = START + (i / 2) * 40_000_000L + j * 1_000L + i % 2;
        events[j] = change(time, "a", 5, 1, "b", 6);
      }
      packets[i] = packet(bundle(i % 2, events));
    }
    long[] last = new long[2];
    TraceRead read =
        read(
            file(packets),
            event -> {
              assertTrue(event.timeNanos() >= last[0]);
              last[0] = event.timeNanos();
              last[1]++;
            });
    assertEquals(2_400_000, read.events());
    assertEquals(2_400_000, last[1]);
  }

  @Test
  void aFileThatIsCutIsToldAndTheRestIsUsed() {
    byte[] whole = small();
    for (int length = 70; length < whole.length; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      try {
        TraceRead read = read(cut, event -> {});
        assertTrue(
            read.truncated() && !read.problems().isEmpty()
                || read.events() + read.skipped() < SHOWN.size() + 2,
            "cut at " + length);
      } catch (TraceException refused) {
        assertTrue(refused.getMessage().startsWith("p.pftrace: "), refused::getMessage);
      }
    }
  }

  @Test
  void aTraceWithoutTheKernelIsRefusedWithWhatToDo() {
    TraceException refused =
        assertThrows(
            TraceException.class,
            () -> read(file(message().number(8, 1), message().number(8, 2)), event -> {}));
    assertTrue(refused.getMessage().contains("linux.ftrace"), refused::getMessage);
  }

  @Test
  void aTextThatBeginsWithABlankLineIsNoPerfettoTrace() {
    assertEquals(1, Lines.events("", "", "a-5 [000] 1.000001: cpu_idle: state=1 cpu_id=0").size());
  }
}

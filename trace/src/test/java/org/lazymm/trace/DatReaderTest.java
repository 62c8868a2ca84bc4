package org.lazymm.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of trace-cmd, written by a writer that knows the documents only. */
class DatReaderTest {
  private static final long START = 8_000_000_000L;

  @TempDir Path folder;

  static Stream<Arguments> kinds() {
    return Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
        .flatMap(
            order ->
                Stream.of(4, 8)
                    .flatMap(
                        size ->
                            Stream.of(
                                Arguments.of(6, order, size, "none"),
                                Arguments.of(7, order, size, "none"),
                                Arguments.of(7, order, size, "zlib"),
                                Arguments.of(7, order, size, "zstd"))));
  }

  private static DatWriter small(int version, ByteOrder order, int size, String compression) {
    return new DatWriter(version, order, size, compression, 2)
        .change(0, START, "idle", 0, 0, "five", 5)
        .change(1, START + 1_000, "idle", 0, 0, "six", 6)
        .newTask(0, START + 2_000, 5, 7, 0x3d0f00)
        .systemCall(1, START + 2_500, 6)
        .change(1, START + 900_000_000_000L, "six", 6, 0x80, "x", 9)
        .discardedAndStamp(1, START + 900_000_100_000L)
        .longEvent(1, START + 900_000_100_500L, 9)
        .change(1, START + 900_000_100_600L, "x", 9, 0x100, "idle", 0)
        .freeMm(0, START + 3_000, 5, 0x1010, 0x8810)
        .change(0, START + 4_000, "five", 5, 0x20, "idle", 0);
  }

  private static TraceRead read(byte[] file, TraceHandler handler) {
    try {
      return TraceReader.read("t.dat", file, TraceFormats.shipped(), handler);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindOfFileGivesTheSameEventsInTheOrderOfTime(
      int version, ByteOrder order, int size, String compression) {
    List<String> shown = new ArrayList<>();
    TraceRead read =
        read(
            small(version, order, size, compression).bytes(),
            event -> shown.add(Lines.show(event) + " by <" + event.comm() + ">"));
    assertEquals(
        List.of(
            "8000000000 cpu0 pid0 tgid-1 SWITCH <idle> R -> 5 <five> by <idle>",
            "8000001000 cpu1 pid0 tgid-1 SWITCH <idle> R -> 6 <six> by <idle>",
            "8000002000 cpu0 pid5 tgid-1 NEW_TASK 7 3d0f00 by <five>",
            "8000003000 cpu0 pid5 tgid-1 MM_FREE SWITCH 8810 by <five>",
            "8000004000 cpu0 pid5 tgid-1 SWITCH <five> Z -> 0 <idle> by <five>",
            "908000000000 cpu1 pid6 tgid-1 SWITCH <six> I -> 9 <x> by <six>",
            "908000100600 cpu1 pid9 tgid-1 SWITCH <x> R+ -> 0 <idle> by <x>"),
        shown);
    assertEquals(2, read.skipped(), "a system call and a message");
    assertEquals(0, read.malformed());
    assertEquals("TRACE_DAT", read.format());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void manyPagesAreReadAndLossesCounted(
      int version, ByteOrder order, int size, String compression) {
    DatWriter writer = new DatWriter(version, order, size, compression, 3);
    for (int i = 0; i < 900; i++) {
      writer.change(i % 3, START + i, "a", 5, 1, "b", 6);
    }
    writer.lost(1, 17);
    List<Long> times = new ArrayList<>();
    TraceRead read = read(writer.bytes(), event -> times.add(event.timeNanos()));
    assertEquals(900, read.events());
    assertEquals(17, read.lost());
    assertEquals(times.stream().sorted().toList(), times);
  }

  @Test
  void aFileIsReadFromTheDisk() throws IOException {
    Path file = folder.resolve("trace.dat");
    Files.write(file, small(7, ByteOrder.LITTLE_ENDIAN, 8, "zstd").bytes());
    TraceInfo info = TraceInfo.of(file);
    assertEquals(5, info.quality().switches());
    TaskCensus census = TaskCensus.of(TraceFile.of(file));
    assertEquals(TaskEvidence.USER_CODE, census.tasks().evidence(6), "it made a system call");
    assertTrue(census.tasks().contradiction(6).isPresent(), "and slept idle");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aFileThatIsCutAnywhereIsRefusedOrToldAsCut(
      int version, ByteOrder order, int size, String compression) {
    byte[] whole = small(version, order, size, compression).bytes();
    for (int length = DatFile.MAGIC.length; length < whole.length; length += 61) {
      byte[] cut = Arrays.copyOf(whole, length);
      try {
        TraceRead read = read(cut, event -> {});
        assertTrue(read.truncated() && !read.problems().isEmpty(), "cut at " + length);
      } catch (TraceException refused) {
        assertTrue(refused.getMessage().startsWith("t.dat: "), refused::getMessage);
      }
    }
  }

  @Test
  void anotherVersionIsRefusedByItsNumber() {
    byte[] file = small(7, ByteOrder.LITTLE_ENDIAN, 8, "none").bytes();
    file[10] = '8';
    TraceException refused = assertThrows(TraceException.class, () -> read(file, event -> {}));
    assertTrue(refused.getMessage().contains("version 8"), refused::getMessage);
  }

  @Test
  void aDamagedPageIsToldAndTheOthersAreRead() {
    byte[] file = small(6, ByteOrder.LITTLE_ENDIAN, 8, "none").bytes();
    int page = file.length - 2 * 4096;
    file[page + 8] = (byte) 0xff;
    file[page + 9] = (byte) 0xff;
    TraceRead read = read(file, event -> {});
    assertEquals(1, read.malformed());
    assertEquals(3, read.events(), "those of the other CPU");
    assertTrue(read.problems().get(0).message().contains("damaged pages of CPU 0"));
  }
}

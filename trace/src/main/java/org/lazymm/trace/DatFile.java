package org.lazymm.trace;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.agrona.collections.Int2ObjectHashMap;
import org.lazymm.scheduler.machine.MachineSettings;

/** What stands around the events of a trace.dat file, of version 6 or 7. */
final class DatFile {
  static final byte[] MAGIC = {0x17, 0x08, 0x44, 't', 'r', 'a', 'c', 'i', 'n', 'g'};

  private static final int LARGEST_PART = 1 << 28;

  /** How much smaller than the text of formats and symbols a packed part of it can be. */
  private static final long MOST_RATIO = 256;

  private static final int MOST_FORMATS = 100_000;
  private static final int MOST_SECTIONS = 10_000;
  private static final int COMPRESSED = 1;

  /**
   * The pages of one CPU.
   *
   * @param cpu the CPU
   * @param at where they begin in the file
   * @param size their bytes in the file
   * @param pageSize the bytes of a page
   * @param packed whether they are packed
   */
  record Pages(int cpu, long at, long size, int pageSize, boolean packed) {}

  private enum Option {
    DONE(0),
    BUFFER(3),
    TRACE_CLOCK(4),
    CPU_COUNT(8),
    TSC_TO_NANOS(14),
    HEADER_INFO(16),
    EVENT_FORMATS(18),
    KALLSYMS(19),
    CMDLINES(21),
    BUFFER_TEXT(22);

    private final int id;

    Option(int id) {
      this.id = id;
    }

    static Optional<Option> of(int id) {
      return Arrays.stream(values()).filter(option -> option.id == id).findFirst();
    }
  }

  private final PlacedBytes bytes;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private DatCompression compression = DatCompression.NONE;
  private int pageSize;
  private int timestampAt;
  private int commitAt = 8;
  private int commitSize = 8;
  private int dataAt = 16;
  private String clock = "";
  private long multiplier;
  private int shift;
  private boolean text;
  private byte[] kallsyms = new byte[0];
  private final List<EventFormat> formats = new ArrayList<>();
  private final List<Pages> pages = new ArrayList<>();
  private final Int2ObjectHashMap<String> names = new Int2ObjectHashMap<>();

  private DatFile(PlacedBytes bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads the head of a file.
   *
   * @throws EOFException if it is not as it should be
   */
  static DatFile read(PlacedBytes bytes) throws IOException {
    DatFile file = new DatFile(bytes);
    DatInput in = new DatInput(bytes, MAGIC.length, ByteOrder.LITTLE_ENDIAN);
    String version = in.string();
    file.order = in.u8() == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    in.order(file.order);
    file.commitSize = in.u8() == 4 ? 4 : 8;
    file.dataAt = file.commitAt + file.commitSize;
    file.pageSize = file.pageSize(in.u32());
    switch (version) {
      case "6" -> file.version6(in);
      case "7" -> file.version7(in);
      default -> throw new EOFException("version " + printable(version) + ", known are 6 and 7");
    }
    return file;
  }

  /** A text of the file in a message. */
  static String printable(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return Excerpts.of(bytes, 0, bytes.length);
  }

  private int pageSize(long size) throws IOException {
    if (size < 64 || size > 1 << 24) {
      throw new EOFException("pages of " + size + " bytes");
    }
    return (int) size;
  }

  private void version6(DatInput in) throws IOException {
    headerInfo(in);
    skipFormats(in);
    eventFormats(in);
    kallsyms = in.bytes(in.u32(), LARGEST_PART);
    in.skip(in.u32());
    commandLines(in.bytes(in.u64(), LARGEST_PART));
    int cpus = cpus(in.count());
    String kind = new String(in.bytes(10, 10), StandardCharsets.ISO_8859_1);
    List<Long> instances = new ArrayList<>();
    if (kind.startsWith("options")) {
      for (int id = in.u16(); id != 0; id = in.u16()) {
        long size = in.u32();
        long behind = in.at() + size;
        Optional<Option> option = Option.of(id);
        if (option.equals(Optional.of(Option.BUFFER)) && size >= 8) {
          instances.add(in.u64());
        } else if (option.isPresent()) {
          common(option.get(), new DatInput(bytes, in.at(), order), size);
        }
        in = new DatInput(bytes, behind, order);
      }
      kind = new String(in.bytes(10, 10), StandardCharsets.ISO_8859_1);
    }
    text = kind.startsWith("latency");
    if (kind.startsWith("flyrecord")) {
      cpuTable(in, cpus);
    }
    for (long at : instances) {
      DatInput instance = new DatInput(bytes, at, order);
      if (new String(instance.bytes(10, 10), StandardCharsets.ISO_8859_1).startsWith("flyrecord")) {
        cpuTable(instance, cpus);
      }
    }
  }

  private void cpuTable(DatInput in, int cpus) throws IOException {
    for (int cpu = 0; cpu < cpus; cpu++) {
      add(cpu, in.u64(), in.u64(), pageSize, false);
    }
  }

  private void add(int cpu, long at, long size, int page, boolean packed) {
    if (size > 0) {
      pages.add(new Pages(cpu, at, size, page, packed));
    }
  }

  private int cpus(int count) throws IOException {
    if (count > MachineSettings.MAX_CPUS) {
      throw new EOFException(count + " CPUs");
    }
    return count;
  }

  private void version7(DatInput in) throws IOException {
    String name = in.string();
    in.string();
    compression =
        switch (name) {
          case "none" -> DatCompression.NONE;
          case "zlib" -> DatCompression.ZLIB;
          case "zstd" -> DatCompression.ZSTD;
          default -> throw new EOFException("the compression " + printable(name));
        };
    long next = in.u64();
    for (int i = 0; next != 0; i++) {
      if (i == MOST_SECTIONS) {
        throw new EOFException("options without end");
      }
      next = options(section(next));
    }
  }

  /** The inside of a section, unpacked. */
  private DatInput section(long at) throws IOException {
    DatInput in = new DatInput(bytes, at, order);
    in.u16();
    boolean packed = (in.u16() & COMPRESSED) != 0;
    in.u32();
    in.u64();
    if (!packed) {
      return in;
    }
    long length = in.u32();
    long whole = in.u32();
    if (whole > Math.min(LARGEST_PART, 65_536 + MOST_RATIO * length)) {
      throw new EOFException("a part of " + whole + " bytes");
    }
    byte[] from = in.bytes(length, LARGEST_PART);
    byte[] to = new byte[(int) whole];
    int unpacked = compression.unpack(from, from.length, to);
    return new DatInput(PlacedBytes.of(Arrays.copyOf(to, unpacked)), 0, order);
  }

  /** Reads options; returns where more of them are, or 0. */
  private long options(DatInput in) throws IOException {
    while (true) {
      int id = in.u16();
      long size = in.u32();
      byte[] data = in.bytes(size, LARGEST_PART);
      Optional<Option> option = Option.of(id);
      DatInput value = new DatInput(PlacedBytes.of(data), 0, order);
      if (option.equals(Optional.of(Option.DONE))) {
        return size >= 8 ? value.u64() : 0;
      }
      if (option.isPresent()) {
        option(option.get(), value, size);
      }
    }
  }

  private void option(Option option, DatInput value, long size) throws IOException {
    switch (option) {
      case BUFFER -> buffer(value);
      case BUFFER_TEXT -> text = true;
      case HEADER_INFO -> headerInfo(section(value.u64()));
      case EVENT_FORMATS -> eventFormats(section(value.u64()));
      case KALLSYMS -> {
        DatInput in = section(value.u64());
        kallsyms = in.bytes(in.u32(), LARGEST_PART);
      }
      case CMDLINES -> {
        DatInput in = section(value.u64());
        commandLines(in.bytes(in.u64(), LARGEST_PART));
      }
      default -> common(option, value, size);
    }
  }

  private void common(Option option, DatInput value, long size) throws IOException {
    if (option == Option.TRACE_CLOCK) {
      String clocks = new String(value.bytes(size, LARGEST_PART), StandardCharsets.ISO_8859_1);
      int open = clocks.indexOf('[');
      int close = clocks.indexOf(']', open + 1);
      clock = open >= 0 && close > open ? clocks.substring(open + 1, close) : clock;
    } else if (option == Option.TSC_TO_NANOS) {
      multiplier = value.u32();
      shift = (int) (value.u32() & 63);
    }
  }

  private void buffer(DatInput in) throws IOException {
    long at = in.u64();
    in.string();
    String own = in.string();
    clock = own.isEmpty() ? clock : own;
    int page = pageSize(in.u32());
    int cpus = cpus(in.count());
    DatInput header = new DatInput(bytes, at, order);
    header.u16();
    boolean packed = (header.u16() & COMPRESSED) != 0;
    for (int i = 0; i < cpus; i++) {
      add(in.count(), in.u64(), in.u64(), page, packed);
    }
  }

  private void headerInfo(DatInput in) throws IOException {
    in.string();
    String page = new String(in.bytes(in.u64(), LARGEST_PART), StandardCharsets.ISO_8859_1);
    in.string();
    in.skip(in.u64());
    EventFormat.parse("name: page\nID: 0\n" + page)
        .ifPresent(
            format -> {
              format.field("timestamp").ifPresent(field -> timestampAt = field.offset());
              format
                  .field("commit")
                  .ifPresent(
                      field -> {
                        commitAt = field.offset();
                        commitSize = field.size() == 4 ? 4 : 8;
                      });
              format.field("data").ifPresent(field -> dataAt = field.offset());
            });
  }

  private void skipFormats(DatInput in) throws IOException {
    for (int left = in.count(); left > 0; left--) {
      in.skip(in.u64());
    }
  }

  private void eventFormats(DatInput in) throws IOException {
    for (int systems = in.count(); systems > 0; systems--) {
      in.string();
      for (int left = in.count(); left > 0; left--) {
        byte[] format = in.bytes(in.u64(), LARGEST_PART);
        if (formats.size() == MOST_FORMATS) {
          throw new EOFException("more than " + MOST_FORMATS + " events");
        }
        EventFormat.parse(new String(format, StandardCharsets.ISO_8859_1)).ifPresent(formats::add);
      }
    }
  }

  /** Lines of a pid and a name. */
  private void commandLines(byte[] lines) {
    int from = 0;
    while (from < lines.length) {
      int to = from;
      while (to < lines.length && lines[to] != '\n' && lines[to] != 0) {
        to++;
      }
      int blank = Bytes.skipDigits(lines, from, to);
      int pid = Bytes.pid(lines, from, blank);
      if (pid >= 0 && blank < to) {
        names.put(pid, Bytes.text(lines, blank + 1, to));
      }
      from = to + 1;
    }
  }

  ByteOrder order() {
    return order;
  }

  DatCompression compression() {
    return compression;
  }

  int timestampAt() {
    return timestampAt;
  }

  int commitAt() {
    return commitAt;
  }

  int commitSize() {
    return commitSize;
  }

  int dataAt() {
    return dataAt;
  }

  /** The clock of the times. */
  String clock() {
    return clock;
  }

  /** What a tick of the clock {@code x86-tsc} is multiplied with; 0 if that is not told. */
  long multiplier() {
    return multiplier;
  }

  /** By how many bits the product is shifted. */
  int shift() {
    return shift;
  }

  /** Whether it holds text of a latency tracer in the place of events. */
  boolean text() {
    return text;
  }

  byte[] kallsyms() {
    return kallsyms;
  }

  List<EventFormat> formats() {
    return formats;
  }

  List<Pages> pages() {
    return pages;
  }

  /** The names of the tasks. */
  Int2ObjectHashMap<String> names() {
    return names;
  }
}

package org.lazymm.trace;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/**
 * Writes trace.dat files as trace-cmd.dat.v6(5) and trace-cmd.dat.v7(5) describe them, for a kernel
 * with longs of 4 or 8 bytes and of either byte order. Knows nothing of the reader.
 */
final class DatWriter {
  private static final int PAGE = 4096;

  private final int version;
  private final ByteOrder order;
  private final int longSize;
  private final String compression;
  private final List<List<byte[]>> pages = new ArrayList<>();
  private final List<ByteBuffer> open = new ArrayList<>();
  private final long[] last;

  DatWriter(int version, ByteOrder order, int longSize, String compression, int cpus) {
    this.version = version;
    this.order = order;
    this.longSize = longSize;
    this.compression = compression;
    this.last = new long[cpus];
    for (int i = 0; i < cpus; i++) {
      pages.add(new ArrayList<>());
      open.add(buffer(0));
    }
  }

  private ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(order);
  }

  private ByteBuffer event(int id, int pid, int size) {
    ByteBuffer event = buffer(size);
    return event.putShort((short) id).putShort((short) 0).putInt(pid);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.capacity()];
    buffer.get(0, bytes);
    return bytes;
  }

  private static void comm(ByteBuffer to, String name) {
    byte[] bytes = new byte[16];
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, bytes, 0, ascii.length);
    to.put(bytes);
  }

  private void number(ByteBuffer to, long value) {
    if (longSize == 8) {
      to.putLong(value);
    } else {
      to.putInt((int) value);
    }
  }

  DatWriter change(int cpu, long time, String from, int pid, long state, String to, int next) {
    ByteBuffer event = event(300, pid, 8 + 16 + 8 + longSize + 16 + 8);
    comm(event, from);
    event.putInt(pid).putInt(120);
    number(event, state);
    comm(event, to);
    event.putInt(next).putInt(120);
    return add(cpu, time, bytes(event));
  }

  DatWriter newTask(int cpu, long time, int pid, int child, long flags) {
    ByteBuffer event = event(301, pid, 8 + 4 + 16 + longSize + 4);
    event.putInt(child);
    comm(event, "child");
    number(event, flags);
    return add(cpu, time, bytes(event));
  }

  DatWriter freeMm(int cpu, long time, int pid, long site, long pointer) {
    int name = 8 + 2 * longSize + 4;
    ByteBuffer event = event(302, pid, (name + 10 + 3) & ~3);
    number(event, site);
    number(event, pointer);
    event.putInt(10 << 16 | name);
    event.put("mm_struct".getBytes(StandardCharsets.US_ASCII));
    return add(cpu, time, bytes(event));
  }

  DatWriter systemCall(int cpu, long time, int pid) {
    return add(cpu, time, bytes(event(303, pid, 16)));
  }

  /** An event whose text is longer than 28 words. */
  DatWriter longEvent(int cpu, long time, int pid) {
    return add(cpu, time, bytes(event(304, pid, 200)));
  }

  private DatWriter add(int cpu, long time, byte[] data) {
    ByteBuffer page = open.get(cpu);
    int words = data.length / 4;
    if (page.remaining() < data.length + 24) {
      page = begin(cpu, time);
    }
    long delta = time - last[cpu];
    if (delta >= 1 << 27) {
      head(page, 30, (int) (delta & (1 << 27) - 1));
      page.putInt((int) (delta >>> 27));
      delta = 0;
    }
    last[cpu] = time;
    if (words <= 28) {
      head(page, words, (int) delta);
    } else {
      head(page, 0, (int) delta);
      page.putInt(data.length + 4);
    }
    page.put(data);
    return this;
  }

  /** A record that was taken back, and a time of its own. */
  DatWriter discardedAndStamp(int cpu, long time) {
    ByteBuffer page = open.get(cpu);
    head(page, 29, 1);
    page.putInt(12).putInt(0).putInt(0);
    head(page, 31, (int) (time & (1 << 27) - 1));
    page.putInt((int) (time >>> 27));
    last[cpu] = time;
    return this;
  }

  private void head(ByteBuffer page, int type, int delta) {
    page.putInt(order == ByteOrder.LITTLE_ENDIAN ? delta << 5 | type : type << 27 | delta);
  }

  private ByteBuffer begin(int cpu, long time) {
    close(cpu, 0);
    ByteBuffer page = buffer(PAGE);
    page.putLong(time);
    number(page, 0);
    last[cpu] = time;
    open.set(cpu, page);
    return page;
  }

  private void close(int cpu, long missed) {
    ByteBuffer page = open.get(cpu);
    if (page.capacity() == 0) {
      return;
    }
    int head = 8 + longSize;
    long commit = (long) page.position() - head;
    if (missed > 0) {
      commit |= 1L << 31 | 1L << 30;
      number(page, missed);
    }
    if (longSize == 8) {
      page.putLong(8, commit);
    } else {
      page.putInt(8, (int) commit);
    }
    pages.get(cpu).add(bytes(page));
    open.set(cpu, buffer(0));
  }

  /** Says on the open page of a CPU that events before it were lost. */
  DatWriter lost(int cpu, long events) {
    close(cpu, events);
    return this;
  }

  private static String field(String type, String name, int offset, int size) {
    return "\tfield:"
        + type
        + " "
        + name
        + ";\toffset:"
        + offset
        + ";\tsize:"
        + size
        + ";\tsigned:1;\n";
  }

  private String format(String name, int id, String fields, String print) {
    return "name: "
        + name
        + "\nID: "
        + id
        + "\nformat:\n"
        + field("unsigned short", "common_type", 0, 2)
        + field("unsigned char", "common_flags", 2, 1)
        + field("unsigned char", "common_preempt_count", 3, 1)
        + field("int", "common_pid", 4, 4)
        + "\n"
        + fields
        + "\nprint fmt: "
        + print
        + "\n";
  }

  private List<String> formats() {
    int l = longSize;
    return List.of(
        format(
            "sched_switch",
            300,
            field("char", "prev_comm[16]", 8, 16)
                + field("pid_t", "prev_pid", 24, 4)
                + field("int", "prev_prio", 28, 4)
                + field("long", "prev_state", 32, l)
                + field("char", "next_comm[16]", 32 + l, 16)
                + field("pid_t", "next_pid", 48 + l, 4)
                + field("int", "next_prio", 52 + l, 4),
            "\"x\", __print_flags(REC->prev_state, \"|\", { 0x00000001, \"S\" }, { 0x00000002,"
                + " \"D\" }, { 0x00000010, \"X\" }, { 0x00000020, \"Z\" }, { 0x00000040, \"P\" }, {"
                + " 0x00000080, \"I\" })"),
        format(
            "task_newtask",
            301,
            field("pid_t", "pid", 8, 4)
                + field("char", "comm[16]", 12, 16)
                + field("unsigned long", "clone_flags", 28, l)
                + field("short", "oom_score_adj", 28 + l, 2),
            "\"x\""),
        format(
            "kmem_cache_free",
            302,
            field("unsigned long", "call_site", 8, l)
                + field("const void *", "ptr", 8 + l, l)
                + field("__data_loc char[]", "name", 8 + 2 * l, 4),
            "\"x\""),
        format("sys_enter_read", 303, field("int", "__syscall_nr", 8, 4), "\"x\""),
        format("console", 304, field("char", "msg", 8, 4), "\"x\""));
  }

  private static final class Out extends ByteArrayOutputStream {
    private final ByteOrder order;

    Out(ByteOrder order) {
      this.order = order;
    }

    Out u8(int value) {
      write(value);
      return this;
    }

    Out u16(int value) {
      writeBytes(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
      return this;
    }

    Out u32(int value) {
      writeBytes(ByteBuffer.allocate(4).order(order).putInt(value).array());
      return this;
    }

    Out u64(long value) {
      writeBytes(ByteBuffer.allocate(8).order(order).putLong(value).array());
      return this;
    }

    Out text(String value) {
      writeBytes(value.getBytes(StandardCharsets.ISO_8859_1));
      return this;
    }

    Out string(String value) {
      return text(value).u8(0);
    }
  }

  private Out out() {
    return new Out(order);
  }

  private Out headerInfo() {
    String page =
        field("u64", "timestamp", 0, 8)
            + field("local_t", "commit", 8, longSize)
            + field("int", "overwrite", 8, 1)
            + field("char", "data", 8 + longSize, PAGE - 8 - longSize);
    return out()
        .string("header_page")
        .u64(page.length())
        .text(page)
        .string("header_event")
        .u64(3)
        .text("abc");
  }

  private Out eventFormats() {
    Out out = out().u32(1).string("all").u32(formats().size());
    formats().forEach(format -> out.u64(format.length()).text(format));
    return out;
  }

  private static final String SYMBOLS =
      "0000000000001000 T finish_task_switch.isra.0\n0000000000002000 t do_exit\n";
  private static final String NAMES = "5 five\n6 six\n";

  byte[] bytes() {
    for (int i = 0; i < open.size(); i++) {
      close(i, 0);
    }
    return version == 6 ? version6() : version7();
  }

  private Out beginning() {
    Out out = out().u8(0x17).u8(0x08).u8(0x44).text("tracing").string("" + version);
    return out.u8(order == ByteOrder.BIG_ENDIAN ? 1 : 0).u8(longSize).u32(PAGE);
  }

  private byte[] version6() {
    Out out = beginning();
    out.writeBytes(headerInfo().toByteArray());
    out.u32(1).u64(4).text("name");
    out.writeBytes(eventFormats().toByteArray());
    out.u32(SYMBOLS.length()).text(SYMBOLS).u32(0).u64(NAMES.length()).text(NAMES);
    out.u32(pages.size()).string("options  ").u16(4).u32(12).text("local [mono]").u16(99).u32(3);
    out.text("???").u16(0).string("flyrecord");
    long at = (out.size() + 16L * pages.size() + PAGE - 1) / PAGE * PAGE;
    long data = at;
    for (List<byte[]> cpu : pages) {
      out.u64(data).u64((long) cpu.size() * PAGE);
      data += (long) cpu.size() * PAGE;
    }
    while (out.size() < at) {
      out.u8(0);
    }
    pages.forEach(cpu -> cpu.forEach(out::writeBytes));
    return out.toByteArray();
  }

  private byte[] packed(byte[] bytes) {
    if (compression.equals("zstd")) {
      return Zstd.compress(bytes);
    }
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    byte[] to = new byte[bytes.length + 1000];
    int length = deflater.deflate(to);
    deflater.end();
    return java.util.Arrays.copyOf(to, length);
  }

  private boolean packs() {
    return !compression.equals("none");
  }

  private long section(Out file, int id, byte[] data) {
    long at = file.size();
    byte[] packed = packs() ? packed(data) : data;
    file.u16(id).u16(packs() ? 1 : 0).u32(0).u64(packed.length + (packs() ? 8 : 0));
    if (packs()) {
      file.u32(packed.length).u32(data.length);
    }
    file.writeBytes(packed);
    return at;
  }

  private byte[] version7() {
    Out file = beginning().string(compression).string("1.0");
    int pointer = file.size();
    file.u64(0);
    Out options = out();
    option(options, 16, section(file, 16, headerInfo().toByteArray()));
    option(options, 18, section(file, 18, eventFormats().toByteArray()));
    option(options, 19, section(file, 19, out().u32(SYMBOLS.length()).text(SYMBOLS).toByteArray()));
    option(options, 21, section(file, 21, out().u64(NAMES.length()).text(NAMES).toByteArray()));
    long buffer = file.size();
    file.u16(3).u16(packs() ? 1 : 0).u32(0).u64(0);
    Out cpus = out().u64(buffer).string("").string("mono").u32(PAGE).u32(pages.size());
    for (int cpu = 0; cpu < pages.size(); cpu++) {
      long at = file.size();
      if (packs()) {
        file.u32(pages.get(cpu).size());
      }
      for (byte[] page : pages.get(cpu)) {
        byte[] packed = packs() ? packed(page) : page;
        if (packs()) {
          file.u32(packed.length).u32(page.length);
        }
        file.writeBytes(packed);
      }
      cpus.u32(cpu).u64(at).u64(file.size() - at);
    }
    Out more = out().u16(3).u32(cpus.size());
    more.writeBytes(cpus.toByteArray());
    more.u16(0).u32(8).u64(0);
    options.u16(0).u32(8).u64(section(file, 0, more.toByteArray()));
    long first = section(file, 0, options.toByteArray());
    byte[] bytes = file.toByteArray();
    ByteBuffer.wrap(bytes).order(order).putLong(pointer, first);
    return bytes;
  }

  private static void option(Out options, int id, long at) {
    options.u16(id).u32(8).u64(at);
  }
}

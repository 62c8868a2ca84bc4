package org.lazymm.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.lazymm.trace.TraceEvent;
import org.lazymm.trace.TraceFormats;
import org.lazymm.trace.TraceReader;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How many events of a trace.dat file are read a second on one thread: switches on four CPUs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TraceDatBenchmark {
  private static final int CPUS = 4;
  private static final int PAGE = 4096;
  private static final int PAGES_OF_CPU = 1_000;
  private static final int EVENT = 64;
  private static final int EVENTS_OF_PAGE = (PAGE - 16) / (EVENT + 4);

  /** What is counted besides whole files. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counts {
    /** Events read. */
    public long events;
  }

  private long checksum;
  private Path file = Path.of("");

  private void take(TraceEvent event) {
    checksum += event.timeNanos() + event.nextPid();
  }

  /**
   * Writes the file.
   *
   * @throws IOException if there is no room for it
   */
  @Setup
  public void write() throws IOException {
    file = Files.createTempFile("lazymm", ".dat");
    String header =
        field("u64 timestamp", 0, 8) + field("local_t commit", 8, 8) + field("char data", 16, 4080);
    String format =
        "name: sched_switch\nID: 300\nformat:\n"
            + field("unsigned short common_type", 0, 2)
            + field("int common_pid", 4, 4)
            + field("char prev_comm[16]", 8, 16)
            + field("pid_t prev_pid", 24, 4)
            + field("long prev_state", 32, 8)
            + field("char next_comm[16]", 40, 16)
            + field("pid_t next_pid", 56, 4)
            + "\nprint fmt: \"\"\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    text(out, "\u0017\b\u0044tracing6\0\0\b");
    number(out, 4, PAGE);
    text(out, "header_page\0");
    number(out, 8, header.length());
    text(out, header + "header_event\0");
    number(out, 8, 0);
    number(out, 4, 0);
    number(out, 4, 1);
    text(out, "sched\0");
    number(out, 4, 1);
    number(out, 8, format.length());
    text(out, format);
    number(out, 4, 0);
    number(out, 4, 0);
    number(out, 8, 0);
    number(out, 4, CPUS);
    text(out, "flyrecord\0");
    int start = (out.size() / PAGE + 1) * PAGE;
    for (int cpu = 0; cpu < CPUS; cpu++) {
      number(out, 8, start + (long) cpu * PAGES_OF_CPU * PAGE);
      number(out, 8, (long) PAGES_OF_CPU * PAGE);
    }
    text(out, "\0".repeat(start - out.size()));
    for (int cpu = 0; cpu < CPUS; cpu++) {
      for (int page = 0; page < PAGES_OF_CPU; page++) {
        out.writeBytes(page(cpu, page));
      }
    }
    Files.write(file, out.toByteArray());
  }

  private static byte[] page(int cpu, int number) {
    ByteBuffer page = ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN);
    page.putLong(1_000_000L + cpu + number * 10_000L * EVENTS_OF_PAGE);
    page.putLong((long) EVENTS_OF_PAGE * (EVENT + 4));
    for (int i = 0; i < EVENTS_OF_PAGE; i++) {
      page.putInt(10_000 << 5 | EVENT / 4);
      int from = page.position();
      page.putInt(300).putInt(100 + i);
      page.put("previous".getBytes(StandardCharsets.US_ASCII));
      page.putInt(from + 24, 100 + i);
      page.putLong(from + 32, 1);
      page.putInt(from + 56, 101 + i);
      page.position(from + EVENT);
    }
    return page.array();
  }

  private static String field(String declaration, int offset, int size) {
    return "\tfield:" + declaration + ";\toffset:" + offset + ";\tsize:" + size + ";\tsigned:0;\n";
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void number(ByteArrayOutputStream out, int size, long value) {
    for (int i = 0; i < size; i++) {
      out.write((int) (value >>> 8 * i));
    }
  }

  /**
   * Deletes the file.
   *
   * @throws IOException if it is gone
   */
  @TearDown
  public void delete() throws IOException {
    Files.delete(file);
  }

  /**
   * Reads the whole file.
   *
   * @param counts counts the events
   * @throws IOException if the file cannot be read
   */
  @Benchmark
  public long read(Counts counts) throws IOException {
    counts.events += TraceReader.read(file, TraceFormats.shipped(), this::take).events();
    return checksum;
  }
}

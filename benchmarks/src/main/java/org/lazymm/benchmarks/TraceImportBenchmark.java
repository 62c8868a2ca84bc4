package org.lazymm.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.lazymm.trace.TraceEvent;
import org.lazymm.trace.TraceFile;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many lines of a trace are read a second on one thread, inflation included: the bundled trace,
 * again and again.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TraceImportBenchmark {

  /** What is counted besides whole files. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counts {
    /** Lines read. */
    public long lines;
  }

  private long checksum;

  private void take(TraceEvent event) {
    checksum += event.timeNanos();
  }

  /**
   * Reads the whole file.
   *
   * @param counts counts the lines
   * @throws IOException if the bundled trace is missing
   */
  @Benchmark
  public long read(Counts counts) throws IOException {
    counts.lines += TraceFile.bundled().read(this::take).lines();
    return checksum;
  }
}

package org.lazymm.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** Measures CPU time of the running thread. */
final class Stopwatch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int SAMPLES = 5;
  private static final long WARM_UP = 1_500_000_000L;
  private static final long SAMPLE = 300_000_000L;

  private Stopwatch() {}

  /**
   * How many seconds a task takes when it is warm: the median of five samples, each of one run or
   * of as many as fill a third of a second.
   *
   * @param task the task
   */
  static double median(Runnable task) {
    sample(task, WARM_UP);
    double[] seconds = new double[SAMPLES];
    for (int at = 0; at < SAMPLES; at++) {
      seconds[at] = sample(task, SAMPLE);
    }
    Arrays.sort(seconds);
    return seconds[SAMPLES / 2];
  }

  /** Seconds a run, of as many runs as fill some time. */
  static double sample(Runnable task, long atLeastNanos) {
    long start = THREADS.getCurrentThreadCpuTime();
    long nanos;
    int runs = 0;
    do {
      task.run();
      runs++;
      nanos = THREADS.getCurrentThreadCpuTime() - start;
    } while (nanos < atLeastNanos);
    return nanos / 1e9 / runs;
  }
}

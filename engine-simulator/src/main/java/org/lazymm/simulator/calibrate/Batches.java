package org.lazymm.simulator.calibrate;

import java.util.Arrays;

/**
 * The times of many short batches of one measurement, until a budget of time is used up: what other
 * processes disturb is then a few batches and not the whole.
 */
final class Batches {

  private static final long BUDGET_NANOSECONDS = 500_000_000;
  private static final int MOST = 4_000;
  private static final int FEWEST = 5;

  private final long begin = System.nanoTime();
  private final double[] times = new double[MOST];
  private int count;

  /** Whether there is time for another batch. */
  boolean wantMore() {
    return count < FEWEST || (count < MOST && System.nanoTime() - begin < BUDGET_NANOSECONDS);
  }

  /** Adds the time of one round of a batch, in nanoseconds. */
  void add(double nanoseconds) {
    times[count++] = nanoseconds;
  }

  /** The lower quartile: a typical batch that nobody disturbed. */
  double undisturbed() {
    return sorted()[count / 4];
  }

  /** The median batch. */
  double median() {
    return sorted()[count / 2];
  }

  private double[] sorted() {
    double[] sorted = Arrays.copyOf(times, count);
    Arrays.sort(sorted);
    return sorted;
  }
}

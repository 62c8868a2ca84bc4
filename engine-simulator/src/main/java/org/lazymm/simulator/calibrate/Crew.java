package org.lazymm.simulator.calibrate;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;

/**
 * Threads that do the same for short windows of time, and count how often they did it.
 *
 * <p>The windows have their times beforehand. In each, the first so many threads work and all
 * others sleep; a thread that comes late, since its CPU was busy with something else, has done less
 * then. Windows of different sizes take turns, so that a machine that gets faster or slower changes
 * both sides of a comparison.
 */
final class Crew {

  private static final long WARM_UP_NANOSECONDS = 100_000_000;
  private static final long GAP_NANOSECONDS = 1_000_000;

  /** A thread wakes up so much earlier and then spins. */
  private static final long EARLY_NANOSECONDS = 300_000;

  private static final long STARTING_NANOSECONDS = 20_000_000;
  private static final long STARTING_A_THREAD_NANOSECONDS = 200_000;

  private final Pinning pinning;
  private final List<Integer> cpus;
  private final long windowNanoseconds;

  /**
   * A crew with a thread for each of some CPUs.
   *
   * @param windowNanoseconds how long the threads work at a time
   */
  Crew(Pinning pinning, List<Integer> cpus, long windowNanoseconds) {
    this.pinning = pinning;
    this.cpus = List.copyOf(cpus);
    this.windowNanoseconds = windowNanoseconds;
  }

  /**
   * How often all working threads together did it in a nanosecond.
   *
   * @param work is given what it returned the time before; it takes a few microseconds at most
   * @param sizes how many threads work in a window, by turns
   * @return for each repetition the result of each size
   */
  double[][] rates(LongUnaryOperator work, int... sizes) {
    Team.run(pinning, cpus.subList(0, 1), thread -> warmUp(work));
    long slot = windowNanoseconds + GAP_NANOSECONDS;
    int warmUps = Math.toIntExact(WARM_UP_NANOSECONDS / slot) + 1;
    int repetitions = warmUps + Repetitions.COUNT;
    double[][][] results = new double[repetitions][sizes.length][cpus.size()];
    long begin =
        System.nanoTime() + STARTING_NANOSECONDS + cpus.size() * STARTING_A_THREAD_NANOSECONDS;
    Team.run(
        pinning,
        cpus,
        thread -> {
          for (int window = 0; window < repetitions * sizes.length; window++) {
            int size = window % sizes.length;
            if (thread < sizes[size]) {
              results[window / sizes.length][size][thread] = rate(work, begin + window * slot);
            }
          }
        });
    double[][] sums = new double[Repetitions.COUNT][sizes.length];
    for (int repetition = 0; repetition < Repetitions.COUNT; repetition++) {
      for (int size = 0; size < sizes.length; size++) {
        for (double ofThread : results[warmUps + repetition][size]) {
          sums[repetition][size] += ofThread;
        }
      }
    }
    return sums;
  }

  /** Alone, since a compiler wants a CPU too. */
  private static void warmUp(LongUnaryOperator work) {
    WarmUp warmUp = new WarmUp();
    long state = 1;
    while (warmUp.goesOn()) {
      state = work.applyAsLong(state);
    }
  }

  /** What one thread does in a window: at least once, even when it comes after the end. */
  private double rate(LongUnaryOperator work, long start) {
    sleepUntil(start);
    long end = start + windowNanoseconds;
    long state = 1;
    long count = 0;
    long now;
    do {
      state = work.applyAsLong(state);
      count++;
      now = System.nanoTime();
    } while (now - end < 0);
    return count / (double) (now - start);
  }

  private static void sleepUntil(long start) {
    long left = start - System.nanoTime();
    while (left > 0) {
      if (left > EARLY_NANOSECONDS) {
        LockSupport.parkNanos(left - EARLY_NANOSECONDS);
      } else {
        Thread.onSpinWait();
      }
      left = start - System.nanoTime();
    }
  }
}

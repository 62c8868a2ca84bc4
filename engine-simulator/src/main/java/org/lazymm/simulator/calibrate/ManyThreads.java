package org.lazymm.simulator.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntToLongFunction;

/** As many threads as there are CPUs, all doing the same. */
final class ManyThreads {

  private static final int CONTENDED_ROUNDS = 300_000;
  private static final int COMPUTE_ROUNDS = 1_000_000;

  private ManyThreads() {}

  /** Nanoseconds between two additions to one counter that all threads hammer. */
  static double contendedFetchAddNanoseconds(int threads) {
    int rounds = Math.max(1_000, CONTENDED_ROUNDS / threads);
    Batches batches = new Batches();
    while (batches.wantMore()) {
      AtomicLong counter = new AtomicLong();
      double nanoseconds =
          nanosecondsOf(
              threads,
              thread -> {
                long sum = 0;
                for (int round = 0; round < rounds; round++) {
                  sum += counter.getAndIncrement();
                }
                return sum;
              });
      batches.add(nanoseconds / ((double) rounds * threads));
    }
    return batches.median();
  }

  /** Rounds of arithmetic that threads without shared data do together in a nanosecond. */
  static double computeRate(int threads) {
    Batches batches = new Batches();
    while (batches.wantMore()) {
      double nanoseconds =
          nanosecondsOf(
              threads,
              thread -> {
                long x = thread + 1L;
                for (int round = 0; round < COMPUTE_ROUNDS; round++) {
                  x ^= x << 13;
                  x ^= x >>> 7;
                  x ^= x << 17;
                }
                return x;
              });
      batches.add(nanoseconds / ((double) COMPUTE_ROUNDS * threads));
    }
    return 1 / batches.undisturbed();
  }

  static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static double nanosecondsOf(int threads, IntToLongFunction body) {
    CountDownLatch start = new CountDownLatch(1);
    AtomicLong results = new AtomicLong();
    List<Thread> started = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int number = thread;
      Thread worker =
          new Thread(
              () -> {
                awaitStart(start);
                results.addAndGet(body.applyAsLong(number));
              },
              "lazymm-calibrate");
      worker.start();
      started.add(worker);
    }
    long begin = System.nanoTime();
    start.countDown();
    started.forEach(ManyThreads::join);
    return System.nanoTime() - begin;
  }

  private static void awaitStart(CountDownLatch start) {
    try {
      start.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package org.lazymm.simulator.calibrate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.LongSupplier;

/** Accesses of one thread to a line that no other thread touches. */
final class SingleThread {

  private static final int ROUNDS = 20_000;
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  /** Reachable from everywhere, or the compiler would leave the barriers out; alone on its line. */
  private static final long[] LINE = new long[32];

  private static final int MIDDLE = 16;

  private SingleThread() {}

  /** Nanoseconds of a plain store that the compiler must not leave out. */
  static double store() {
    return nanosecondsPerRound(SingleThread::stores);
  }

  /** Nanoseconds of an atomic addition. */
  static double fetchAdd() {
    return nanosecondsPerRound(SingleThread::additions);
  }

  /** Nanoseconds of a store that is also a full barrier. */
  static double fence() {
    return nanosecondsPerRound(SingleThread::fencedStores);
  }

  /** The first half of the time is for the compiler. */
  private static double nanosecondsPerRound(LongSupplier rounds) {
    Batches warmUp = new Batches();
    while (warmUp.wantMore()) {
      warmUp.add(rounds.getAsLong());
    }
    Batches batches = new Batches();
    while (batches.wantMore()) {
      batches.add(rounds.getAsLong() / (double) ROUNDS);
    }
    return batches.undisturbed();
  }

  private static long stores() {
    long start = System.nanoTime();
    for (int round = 0; round < ROUNDS; round++) {
      CELL.setOpaque(LINE, MIDDLE, (long) round);
    }
    return System.nanoTime() - start;
  }

  private static long additions() {
    long start = System.nanoTime();
    for (int round = 0; round < ROUNDS; round++) {
      CELL.getAndAdd(LINE, MIDDLE, 1L);
    }
    return System.nanoTime() - start;
  }

  private static long fencedStores() {
    long start = System.nanoTime();
    for (int round = 0; round < ROUNDS; round++) {
      CELL.setVolatile(LINE, MIDDLE, (long) round);
    }
    return System.nanoTime() - start;
  }
}

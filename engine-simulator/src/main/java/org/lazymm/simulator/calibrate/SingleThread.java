package org.lazymm.simulator.calibrate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Accesses of one thread to lines that no other thread touches.
 *
 * <p>Each round needs what the one before has read, so that neither the compiler nor the CPU can
 * merge two rounds or run them side by side; the loop's own counting runs beside them and costs
 * nothing.
 */
final class SingleThread {

  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  /** Words of a stretch that no two lines share, not even lines that are fetched in pairs. */
  private static final int APART = 32;

  private static final int LINES = 4;

  /** Where a store goes that nobody reads. */
  private static final int WRITTEN = 0;

  /** The place of the first load; each holds the place of the next one. */
  private static final int FIRST = APART;

  /** Reachable from everywhere, or the compiler would leave the barriers out. */
  private static final long[] WORDS = ring();

  private SingleThread() {}

  /** Has everything compiled; what is measured first would else be measured too early. */
  static void warmUp() {
    Repetitions.warmUp(SingleThread::loads);
    Repetitions.warmUp(SingleThread::additions);
    Repetitions.warmUp(SingleThread::fencedPairs);
    Repetitions.warmUp(SingleThread::plainPairs);
  }

  /** Nanoseconds of a load from the own cache, until its value can be used. */
  static Measured load() {
    return Repetitions.of(SingleThread::loads);
  }

  /** Nanoseconds of an atomic addition that returns the sum, until it can be used. */
  static Measured fetchAdd() {
    return Repetitions.of(SingleThread::additions);
  }

  /** Nanoseconds that a full barrier between a store and a load adds to both. */
  static Measured fence() {
    return Repetitions.difference(SingleThread::fencedPairs, SingleThread::plainPairs);
  }

  private static long loads(int rounds) {
    long start = System.nanoTime();
    long at = FIRST;
    for (int round = 0; round < rounds; round++) {
      at = (long) CELL.getOpaque(WORDS, (int) at);
    }
    return end(start, at);
  }

  private static long additions(int rounds) {
    long start = System.nanoTime();
    long sum = 1;
    for (int round = 0; round < rounds; round++) {
      sum = (long) CELL.getAndAdd(WORDS, WRITTEN, sum);
    }
    return end(start, sum);
  }

  private static long fencedPairs(int rounds) {
    long start = System.nanoTime();
    long at = FIRST;
    for (int round = 0; round < rounds; round++) {
      CELL.setOpaque(WORDS, WRITTEN, at);
      VarHandle.fullFence();
      at = (long) CELL.getOpaque(WORDS, (int) at);
    }
    return end(start, at);
  }

  private static long plainPairs(int rounds) {
    long start = System.nanoTime();
    long at = FIRST;
    for (int round = 0; round < rounds; round++) {
      CELL.setOpaque(WORDS, WRITTEN, at);
      at = (long) CELL.getOpaque(WORDS, (int) at);
    }
    return end(start, at);
  }

  /** The time since the start; it uses the last value, or the compiler would leave the loop out. */
  private static long end(long start, long last) {
    long took = System.nanoTime() - start;
    CELL.setOpaque(WORDS, WRITTEN, last);
    return took;
  }

  private static long[] ring() {
    long[] words = new long[APART * (LINES + 2)];
    for (int line = 0; line < LINES; line++) {
      int next = (line + 1) % LINES;
      words[FIRST + line * APART] = FIRST + (long) APART * next;
    }
    return words;
  }
}

package org.lazymm.explorer.program;

import static org.lazymm.explorer.graph.Mode.RELAXED;

import java.util.Map;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;

/**
 * The programs whose optimal numbers of executions are published, mostly in the test suite of
 * GenMC, written anew from their descriptions.
 */
public final class Published {
  private static final int X = 0;
  private static final int Y = 1;

  private Published() {}

  public static long fetchAdd(Operations thread, int location, long operand) {
    return thread.update(location, Update.ADD, operand, 0, RELAXED);
  }

  private static long cas(Operations thread, int location, long expected, long value) {
    return thread.update(location, Update.COMPARE_EXCHANGE, value, expected, RELAXED);
  }

  /** n threads in a ring: write one's own, read the next one's. */
  public static Program storeBuffering(int n, boolean fences) {
    Threads program = Threads.of();
    for (int thread = 0; thread < n; thread++) {
      int own = thread;
      program.and(
          t -> {
            t.write(own, 1, RELAXED);
            if (fences) {
              t.fence(Fence.MB);
            }
            t.read((own + 1) % n, RELAXED);
          });
    }
    return program;
  }

  public static Program loadBuffering() {
    return Threads.of(
        t -> {
          t.read(X, RELAXED);
          t.write(Y, 1, RELAXED);
        },
        t -> {
          t.read(Y, RELAXED);
          t.write(X, 1, RELAXED);
        });
  }

  public static Program messagePassing(Mode write, Mode read) {
    return Threads.of(
        t -> {
          t.write(X, 1, RELAXED);
          t.write(Y, 1, write);
        },
        t -> {
          t.read(Y, read);
          t.read(X, RELAXED);
        });
  }

  public static Program twoPlusTwoWrites() {
    return Threads.of(
        t -> {
          t.write(X, 1, RELAXED);
          t.write(Y, 2, RELAXED);
        },
        t -> {
          t.write(Y, 1, RELAXED);
          t.write(X, 2, RELAXED);
        });
  }

  public static Program iriw(boolean fences) {
    return Threads.of(
        t -> t.write(X, 1, RELAXED),
        t -> t.write(Y, 1, RELAXED),
        t -> readBoth(t, X, Y, fences),
        t -> readBoth(t, Y, X, fences));
  }

  private static void readBoth(Operations t, int first, int second, boolean fence) {
    t.read(first, RELAXED);
    if (fence) {
      t.fence(Fence.MB);
    }
    t.read(second, RELAXED);
  }

  /** n threads that each add 1 to each of some counters. */
  public static Program add(int n, int counters) {
    Threads program = Threads.of();
    for (int thread = 0; thread < n; thread++) {
      program.and(
          t -> {
            for (int counter = 0; counter < counters; counter++) {
              fetchAdd(t, counter, 1);
            }
          });
    }
    return program;
  }

  /** n threads that each read, and write the value plus one bit. */
  public static Program increment(int n) {
    Threads program = Threads.of();
    for (int thread = 0; thread < n; thread++) {
      int bit = thread;
      program.and(
          t -> {
            long before = t.read(X, RELAXED);
            t.write(X, before + (1L << bit), RELAXED);
          });
    }
    return program;
  }

  public static Program readWrite(int n) {
    Threads program = Threads.of();
    for (int thread = 0; thread < n; thread++) {
      int value = thread + 1;
      program.and(
          t -> {
            t.read(X, RELAXED);
            t.write(X, value, RELAXED);
          });
    }
    return program;
  }

  public static Program writeAndAdd(int n) {
    Threads program = Threads.of(t -> t.write(X, 42, RELAXED));
    for (int thread = 0; thread < n; thread++) {
      program.and(t -> fetchAdd(t, X, 1));
    }
    return program;
  }

  public static Program readers(int n) {
    Threads program = Threads.of(t -> t.write(X, 42, RELAXED));
    for (int thread = 0; thread < n; thread++) {
      program.and(t -> t.read(X, RELAXED));
    }
    return program;
  }

  public static Program cas(int n) {
    Threads program = Threads.of();
    for (int thread = 1; thread <= n; thread++) {
      int value = thread;
      program.and(t -> cas(t, X, 0, value));
    }
    return program;
  }

  public static Program casRotating(int n) {
    Threads program = Threads.of();
    for (int thread = 1; thread <= n; thread++) {
      int value = thread;
      program.and(t -> cas(t, X, value - 1, value));
    }
    return program;
  }

  public static Program casThenWrite(int n) {
    Threads program = Threads.of();
    for (int thread = 0; thread < n; thread++) {
      int value = thread + 3;
      program.and(
          t -> {
            cas(t, X, 0, 1);
            t.write(X, value, RELAXED);
          });
    }
    return program;
  }

  public static Program writeAndCas(int n) {
    Threads program = Threads.of(t -> t.write(X, 2, RELAXED));
    for (int thread = 0; thread < n; thread++) {
      program.and(t -> cas(t, X, 2, 3));
    }
    return program;
  }

  /** A reader looks for the last zero of an array that n writers fill. */
  public static Program lastZero(int n) {
    Threads program =
        Threads.of(
            t -> {
              int at = n;
              while (t.read(at, RELAXED) != 0) {
                at--;
              }
            });
    for (int writer = 1; writer <= n; writer++) {
      int own = writer;
      program.and(
          t -> {
            long before = t.read(own - 1, RELAXED);
            t.write(own, before + 1, RELAXED);
          });
    }
    return program;
  }

  /** n threads that insert four keys each into an open-addressed table of 128 slots. */
  public static Program indexer(int n) {
    Threads program = Threads.of();
    for (int thread = 0; thread < n; thread++) {
      int own = thread;
      program.and(
          t -> {
            for (int key = 0; key < 4; key++) {
              long word = key * 11L + own;
              int slot = (int) (word * 7 % 128);
              while (cas(t, slot, 0, word) != 0) {
                slot = (slot + 1) % 128;
              }
            }
          });
    }
    return program;
  }

  /** Two threads that write one variable, and n - 1 that write two others. */
  public static Program coherence(int n) {
    Threads program =
        Threads.of(
            t -> {
              t.write(X, 1, RELAXED);
              t.read(Y, RELAXED);
              t.read(X, RELAXED);
            },
            t -> {
              t.write(X, 2, RELAXED);
              t.read(2, RELAXED);
              t.read(X, RELAXED);
            });
    for (int thread = 1; thread < n; thread++) {
      int value = thread;
      program.and(
          t -> {
            t.write(Y, value, RELAXED);
            t.write(2, value, RELAXED);
          });
    }
    return program;
  }

  /** Two threads that add two variables into one and the other, in turn. */
  public static Threads fibonacci(int rounds, Mode write, Mode read) {
    return Threads.from(
        Map.of(X, 1L, Y, 1L),
        t -> sum(t, rounds, X, write, read),
        t -> sum(t, rounds, Y, write, read));
  }

  private static void sum(Operations t, int rounds, int into, Mode write, Mode read) {
    for (int round = 0; round < rounds; round++) {
      long first = t.read(X, read);
      long second = t.read(Y, read);
      t.write(into, first + second, write);
    }
  }

  public static Program fibonacciBench(int rounds) {
    return fibonacci(rounds, RELAXED, RELAXED)
        .and(
            t -> {
              t.read(X, RELAXED);
              t.read(Y, RELAXED);
            });
  }

  /** n threads that each take a ticket lock some times and count under it. */
  public static Program ticketLock(int n, int times) {
    Threads program = Threads.of().withBaton(1);
    for (int thread = 0; thread < n; thread++) {
      program.and(
          t -> {
            for (int time = 0; time < times; time++) {
              long mine = fetchAdd(t, 0, 1);
              t.await(1, mine, true, Mode.ACQUIRE);
              long count = t.read(2, RELAXED);
              t.write(2, count + 1, RELAXED);
              t.write(1, mine + 1, Mode.RELEASE);
            }
          });
    }
    return program;
  }

  /** n threads that each count under a lock. */
  public static Program lockedCount(int n) {
    Threads program = Threads.of();
    for (int thread = 0; thread < n; thread++) {
      program.and(
          t -> {
            t.lock(1);
            long count = t.read(0, RELAXED);
            t.write(0, count + 1, RELAXED);
            t.unlock(1);
          });
    }
    return program;
  }
}

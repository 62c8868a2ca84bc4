package org.lazymm.explorer.knowncounts;

import java.util.Map;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.program.Operations;
import org.lazymm.explorer.program.Program;

/** Programs of loops: most of their executions are found by revisits. */
public final class Loops {
  private static final int X = 0;
  private static final int Y = 1;

  private Loops() {}

  /** A reader looks for the last zero of an array that n writers fill. */
  public static Program lastZero(int n) {
    Threads program =
        Threads.of(
            t -> {
              int at = n;
              while (t.read(at, Mode.ACQUIRE) != 0) {
                at--;
              }
            });
    for (int writer = 1; writer <= n; writer++) {
      int own = writer;
      program.and(
          t -> {
            long before = t.read(own - 1, Mode.ACQUIRE);
            t.write(own, before + 1, Mode.RELEASE);
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
              while (Updates.cas(t, slot, 0, word) != 0) {
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
              t.write(X, 1, Mode.RELEASE);
              t.read(Y, Mode.ACQUIRE);
              t.read(X, Mode.ACQUIRE);
            },
            t -> {
              t.write(X, 2, Mode.RELEASE);
              t.read(2, Mode.ACQUIRE);
              t.read(X, Mode.ACQUIRE);
            });
    for (int thread = 1; thread < n; thread++) {
      int value = thread;
      program.and(
          t -> {
            t.write(Y, value, Mode.RELEASE);
            t.write(2, value, Mode.RELEASE);
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

  /** The same, and a thread that reads both. */
  public static Program fibonacciBench(int rounds) {
    return fibonacci(rounds, Mode.RELEASE, Mode.ACQUIRE)
        .and(
            t -> {
              t.read(X, Mode.ACQUIRE);
              t.read(Y, Mode.ACQUIRE);
            });
  }

  /**
   * Two threads that read four variables in turn, and two that write two of them each.
   *
   * @param first how many reads the first makes
   * @param second how many reads the second makes
   */
  public static Program big(int first, int second) {
    return Threads.of(
        t -> readInTurn(t, first, 4),
        t -> readInTurn(t, second, 4),
        t -> writeInTurn(t, X, 2, 1),
        t -> writeInTurn(t, 2, 2, 1));
  }

  private static void readInTurn(Operations t, int reads, int variables) {
    for (int at = 0; at < reads; at++) {
      t.read(at % variables, Mode.ACQUIRE);
    }
  }

  private static void writeInTurn(Operations t, int from, int variables, int value) {
    for (int at = 0; at < 6; at++) {
      t.write(from + at % variables, value + at / variables, Mode.RELEASE);
    }
  }

  /** Two threads that read three variables in turn, and two that write all of them. */
  public static Program bigShared() {
    return Threads.of(
        t -> readInTurn(t, 5, 3),
        t -> readInTurn(t, 4, 3),
        t -> writeInTurn(t, X, 3, 1),
        t -> writeInTurn(t, X, 3, 3));
  }
}

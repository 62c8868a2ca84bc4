package org.lazymm.explorer.knowncounts;

import static org.lazymm.explorer.graph.Mode.RELAXED;

import org.lazymm.explorer.program.Program;

/** Threads that all access the same one to three variables. */
public final class Contended {
  private static final int X = 0;

  private Contended() {}

  /** n threads that each add 1 to each of some counters. */
  public static Program add(int n, int counters) {
    Threads program = Threads.of();
    for (int thread = 0; thread < n; thread++) {
      program.and(
          t -> {
            for (int counter = 0; counter < counters; counter++) {
              Updates.add(t, counter, 1);
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

  /** n threads that each read, and write their number. */
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

  /** A write, and n threads that add. */
  public static Program writeAndAdd(int n) {
    Threads program = Threads.of(t -> t.write(X, 42, RELAXED));
    for (int thread = 0; thread < n; thread++) {
      program.and(t -> Updates.add(t, X, 1));
    }
    return program;
  }

  /** A write, and n threads that read. */
  public static Program readers(int n) {
    Threads program = Threads.of(t -> t.write(X, 42, RELAXED));
    for (int thread = 0; thread < n; thread++) {
      program.and(t -> t.read(X, RELAXED));
    }
    return program;
  }

  /** n threads that each try to replace 0. */
  public static Program cas(int n) {
    Threads program = Threads.of();
    for (int thread = 1; thread <= n; thread++) {
      int value = thread;
      program.and(t -> Updates.cas(t, X, 0, value));
    }
    return program;
  }

  /** n threads that each try to replace the number of the one before by their own. */
  public static Program casRotating(int n) {
    Threads program = Threads.of();
    for (int thread = 1; thread <= n; thread++) {
      int value = thread;
      program.and(t -> Updates.cas(t, X, value - 1, value));
    }
    return program;
  }

  /** n threads that each try to replace 0, and then write. */
  public static Program casThenWrite(int n) {
    Threads program = Threads.of();
    for (int thread = 0; thread < n; thread++) {
      int value = thread + 3;
      program.and(
          t -> {
            Updates.cas(t, X, 0, 1);
            t.write(X, value, RELAXED);
          });
    }
    return program;
  }

  /** A write, and n threads that try to replace what it wrote. */
  public static Program writeAndCas(int n) {
    Threads program = Threads.of(t -> t.write(X, 2, RELAXED));
    for (int thread = 0; thread < n; thread++) {
      program.and(t -> Updates.cas(t, X, 2, 3));
    }
    return program;
  }

  /** A reader, and n threads that write. */
  public static Program writers(int n) {
    Threads program = Threads.of(t -> t.read(X, RELAXED));
    for (int thread = 0; thread < n; thread++) {
      int value = thread;
      program.and(t -> t.write(X, value, RELAXED));
    }
    return program;
  }

  /** A write, and n threads that each read, and write their number. */
  public static Program writeAndReadWrite(int n) {
    Threads program = Threads.of(t -> t.write(X, 1, RELAXED));
    for (int thread = 0; thread < n; thread++) {
      int value = thread;
      program.and(
          t -> {
            t.read(X, RELAXED);
            t.write(X, value, RELAXED);
          });
    }
    return program;
  }
}

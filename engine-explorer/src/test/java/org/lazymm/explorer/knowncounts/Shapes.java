package org.lazymm.explorer.knowncounts;

import static org.lazymm.explorer.graph.Mode.RELAXED;

import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.program.Operations;
import org.lazymm.explorer.program.Program;

/** The shapes of two or three accesses a thread by which memory models are told apart. */
public final class Shapes {
  private static final int X = 0;
  private static final int Y = 1;

  private Shapes() {}

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

  /** Two threads that each read what the other writes after. */
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

  /** One thread writes two variables, the other reads them the other way round. */
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

  /** Two threads that each write two variables, each in its own order. */
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

  /** Two writers, and two readers that read both variables in different orders. */
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
}

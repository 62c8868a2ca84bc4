package org.lazymm.explorer.knowncounts;

import static org.lazymm.explorer.graph.Mode.RELAXED;

import java.util.Map;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.program.Operations;
import org.lazymm.explorer.program.Program;

/** Linked data structures without locks. */
public final class Linked {
  private static final int TOP = 0;
  private static final int HEAD = 0;
  private static final int TAIL = 1;
  private static final int COUNT = 16;

  private Linked() {}

  /** Treiber's stack: two threads push, one pops. A pop that is overtaken is not tried again. */
  public static Program stack() {
    return Threads.of(t -> push(t, 1), t -> push(t, 2), Linked::pop);
  }

  /**
   * Treiber's stack: n threads that each push and pop. A pop that is overtaken is not tried again.
   *
   * @param n how many
   * @param tries how often one tries to push before it gives up
   */
  public static Program stackPairs(int n, int tries) {
    Threads program = Threads.of();
    for (int thread = 1; thread <= n; thread++) {
      int node = thread;
      program.and(
          t -> {
            t.write(value(node), 42, RELAXED);
            push(t, node, tries);
            pop(t);
          });
    }
    return program;
  }

  private static void push(Operations t, int node) {
    t.write(value(node), 42, RELAXED);
    push(t, node, Integer.MAX_VALUE);
  }

  private static void push(Operations t, int node, int tries) {
    for (int left = tries; ; left--) {
      Updates.require(t, left > 0);
      long old = t.read(TOP, Mode.ACQUIRE);
      t.write(next(node), old, RELAXED);
      if (Updates.cas(t, TOP, old, counted(node, old + COUNT), Mode.RELEASE)) {
        return;
      }
    }
  }

  private static void pop(Operations t) {
    long old = t.read(TOP, Mode.ACQUIRE);
    int node = (int) (old % COUNT);
    if (node != 0) {
      long next = t.read(next(node), RELAXED);
      long popped = counted((int) (next % COUNT), old + COUNT);
      Updates.require(t, Updates.cas(t, TOP, old, popped, Mode.RELEASE));
      t.read(value(node), RELAXED);
    }
  }

  private static long counted(int node, long count) {
    return count / COUNT * COUNT + node;
  }

  private static int value(int node) {
    return 2 + 2 * node;
  }

  private static int next(int node) {
    return 3 + 2 * node;
  }

  /**
   * Michael and Scott's queue: n threads that each put in and take out. Who finds that the head has
   * moved on while taking out gives up, as it has done nothing yet.
   *
   * @param n how many
   * @param tries how often one tries the rest before it gives up
   */
  public static Program queuePairs(int n, int tries) {
    Threads program = Threads.from(Map.of(HEAD, 1L, TAIL, 1L));
    for (int thread = 0; thread < n; thread++) {
      int node = thread + 2;
      program.and(
          t -> {
            enqueue(t, node, tries);
            dequeue(t, tries);
          });
    }
    return program;
  }

  private static void enqueue(Operations t, int node, int tries) {
    t.write(value(node), node, RELAXED);
    long own = t.read(next(node), RELAXED);
    t.write(next(node), counted(0, own), RELAXED);
    boolean done = false;
    long tail = 0;
    for (int left = tries; !done; left--) {
      Updates.require(t, left > 0);
      tail = t.read(TAIL, Mode.ACQUIRE);
      int last = next((int) (tail % COUNT));
      long next = t.read(last, Mode.ACQUIRE);
      if (tail != t.read(TAIL, RELAXED)) {
        continue;
      }
      done =
          next % COUNT == 0
              && Updates.cas(t, last, next, counted(node, next + COUNT), Mode.RELEASE);
      if (!done) {
        long behind = t.read(last, Mode.ACQUIRE) % COUNT;
        Updates.cas(t, TAIL, tail, counted((int) behind, tail + COUNT), Mode.RELEASE);
      }
    }
    Updates.cas(t, TAIL, tail, counted(node, tail + COUNT), Mode.RELEASE);
  }

  private static void dequeue(Operations t, int tries) {
    for (int left = tries; ; left--) {
      Updates.require(t, left > 0);
      long head = t.read(HEAD, Mode.ACQUIRE);
      long tail = t.read(TAIL, Mode.ACQUIRE);
      long next = t.read(next((int) (head % COUNT)), Mode.ACQUIRE);
      Updates.require(t, t.read(HEAD, RELAXED) == head);
      int first = (int) (next % COUNT);
      if (head % COUNT != tail % COUNT) {
        t.read(value(first), RELAXED);
        Updates.require(t, Updates.cas(t, HEAD, head, counted(first, head + COUNT), Mode.RELEASE));
        return;
      }
      if (first == 0) {
        return;
      }
      Updates.cas(t, TAIL, tail, counted(first, tail + COUNT), Mode.RELEASE);
    }
  }
}

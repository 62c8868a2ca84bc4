package org.lazymm.explorer.knowncounts;

import static org.lazymm.explorer.graph.Mode.RELAXED;

import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.program.Operations;
import org.lazymm.explorer.program.Program;

/** Data structures in arrays, without locks. */
public final class Slotted {
  private static final int TOP = 0;
  private static final int BOTTOM = 1;
  private static final int TAIL = 1;
  private static final int SLOTS = 8;
  private static final int MESSAGES = 30;

  private Slotted() {}

  /** Chase and Lev's deque: its owner pushes five, pops three, pushes two; one is stolen. */
  public static Program deque() {
    return Threads.of(
        t -> {
          for (int at = 0; at < 5; at++) {
            pushBottom(t);
          }
          for (int at = 0; at < 3; at++) {
            popBottom(t);
          }
          pushBottom(t);
          pushBottom(t);
        },
        Slotted::steal);
  }

  private static void pushBottom(Operations t) {
    long bottom = t.read(BOTTOM, RELAXED);
    long top = t.read(TOP, Mode.ACQUIRE);
    if (bottom - top < 10) {
      t.write(slot(bottom), 1, RELAXED);
      t.write(BOTTOM, bottom + 1, Mode.RELEASE);
    }
  }

  private static void popBottom(Operations t) {
    long bottom = t.read(BOTTOM, RELAXED);
    t.write(BOTTOM, bottom - 1, RELAXED);
    t.fence(Fence.MB);
    long top = t.read(TOP, RELAXED);
    if (bottom - top <= 0) {
      t.write(BOTTOM, bottom, RELAXED);
      return;
    }
    t.read(slot(bottom - 1), RELAXED);
    if (bottom - top == 1) {
      Updates.cas(t, TOP, top, top + 1, Mode.FULL);
      t.write(BOTTOM, bottom, RELAXED);
    }
  }

  private static void steal(Operations t) {
    long top = t.read(TOP, RELAXED);
    t.fence(Fence.MB);
    long bottom = t.read(BOTTOM, Mode.ACQUIRE);
    if (bottom - top > 0) {
      t.read(slot(top), RELAXED);
      Updates.cas(t, TOP, top, top + 1, Mode.RELEASE);
    }
  }

  private static int slot(long at) {
    return SLOTS + (int) (at % 10);
  }

  /** Herlihy and Wing's queue, four threads; an empty queue ends the execution. */
  public static Program arrayQueue() {
    return Threads.of(
        t -> {
          append(t, 1);
          take(t);
        },
        t -> {
          append(t, 2);
          append(t, 3);
        },
        t -> {
          take(t);
          append(t, 4);
        },
        t -> {
          take(t);
          take(t);
        });
  }

  private static void append(Operations t, int value) {
    long at = t.update(TAIL, Update.ADD, 1, 0, Mode.FULL);
    t.write(slot(at), value, Mode.RELEASE);
  }

  private static void take(Operations t) {
    long back = t.read(TAIL, Mode.ACQUIRE);
    long taken = 0;
    for (long at = 0; taken == 0; at++) {
      Updates.require(t, at < back);
      taken = t.update(slot(at), Update.EXCHANGE, 0, 0, Mode.FULL);
    }
  }

  /** FreeBSD's ring buffer: n threads that each put in and take out; who must spin gives up. */
  public static Program ringBuffer(int n) {
    Threads program = Threads.of();
    for (int thread = 0; thread < n; thread++) {
      int message = thread;
      program.and(
          t -> {
            t.write(MESSAGES + message, 1, RELAXED);
            putInRing(t, message);
            takeFromRing(t);
          });
    }
    return program;
  }

  private static void putInRing(Operations t, int message) {
    long head = t.read(0, Mode.ACQUIRE);
    long consumed = t.read(1, Mode.ACQUIRE);
    if ((head + 1) % SLOTS == consumed) {
      t.write(MESSAGES + message, 2, RELAXED);
      return;
    }
    Updates.require(t, Updates.cas(t, 0, head, (head + 1) % SLOTS, Mode.FULL));
    t.fence(Fence.MB);
    t.write(slot(head), message, RELAXED);
    Updates.require(t, t.read(2, Mode.ACQUIRE) == head);
    t.write(2, (head + 1) % SLOTS, Mode.RELEASE);
  }

  private static void takeFromRing(Operations t) {
    long head = t.read(3, Mode.ACQUIRE);
    long produced = t.read(2, Mode.ACQUIRE);
    if (head == produced) {
      return;
    }
    Updates.require(t, Updates.cas(t, 3, head, (head + 1) % SLOTS, Mode.FULL));
    long message = t.read(slot(head), RELAXED);
    Updates.require(t, t.read(1, Mode.ACQUIRE) == head);
    t.fence(Fence.MB);
    t.write(1, (head + 1) % SLOTS, Mode.RELEASE);
    t.read(MESSAGES + (int) message, RELAXED);
  }
}

package org.lazymm.explorer.knowncounts;

import static org.lazymm.explorer.graph.Mode.RELAXED;

import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.program.Operations;
import org.lazymm.explorer.program.Program;

/** Locks, and what is done under them. */
public final class Locks {
  private Locks() {}

  /** n threads that each take a ticket lock some times and count under it. */
  public static Program ticketLock(int n, int times) {
    Threads program = Threads.of().withBaton(1);
    for (int thread = 0; thread < n; thread++) {
      program.and(
          t -> {
            for (int time = 0; time < times; time++) {
              long mine = Updates.add(t, 0, 1);
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

  /** n threads that each count under a lock taken by an exchange; who fails tries no more. */
  public static Program exchangeLock(int n) {
    Threads program = Threads.of();
    for (int thread = 0; thread < n; thread++) {
      program.and(
          t -> {
            Updates.require(t, t.update(1, Update.EXCHANGE, 1, 0, Mode.ACQUIRE) == 0);
            long count = t.read(0, RELAXED);
            t.write(0, count + 1, RELAXED);
            t.write(1, 0, Mode.RELEASE);
          });
    }
    return program;
  }

  /**
   * n threads that wait until a lock is free, try to take it, and give up if they fail.
   *
   * @param n how many
   * @param exchange whether they try by an exchange, else by a comparison
   */
  public static Program spinLock(int n, boolean exchange) {
    Threads program = Threads.of();
    for (int thread = 0; thread < n; thread++) {
      int own = thread;
      program.and(
          t -> {
            t.await(1, 0, true, RELAXED);
            Update how = exchange ? Update.EXCHANGE : Update.COMPARE_EXCHANGE;
            Updates.require(t, t.update(1, how, 1, 0, Mode.ACQUIRE) == 0);
            t.write(0, own, RELAXED);
            t.read(0, RELAXED);
            t.write(1, 0, Mode.RELEASE);
          });
    }
    return program;
  }

  /** Peterson's lock for two, tried once each. */
  public static Program peterson() {
    return Threads.of(t -> petersonTry(t, 0), t -> petersonTry(t, 1));
  }

  private static void petersonTry(Operations t, int own) {
    int other = 1 - own;
    t.write(own, 1, Mode.RELEASE);
    t.write(2, other, Mode.RELEASE);
    Updates.require(t, t.read(other, Mode.ACQUIRE) != 1 || t.read(2, Mode.ACQUIRE) != other);
    t.write(3, own, Mode.RELEASE);
    t.read(3, Mode.ACQUIRE);
    t.write(own, 0, Mode.RELEASE);
  }

  /** n threads that each take and release the queued spin lock of Mellor-Crummey and Scott. */
  public static Program queuedLock(int n) {
    Threads program = Threads.of();
    for (int thread = 1; thread <= n; thread++) {
      int node = thread;
      program.and(
          t -> {
            takeQueued(t, node);
            t.write(1, 42, RELAXED);
            releaseQueued(t, node);
          });
    }
    return program;
  }

  private static void takeQueued(Operations t, int node) {
    t.write(locked(node), 0, RELAXED);
    t.write(next(node), 0, RELAXED);
    long before = t.update(0, Update.EXCHANGE, node, 0, Mode.FULL);
    if (before != 0) {
      t.write(next((int) before), node, RELAXED);
      t.await(locked(node), 0, false, Mode.ACQUIRE);
    }
  }

  private static void releaseQueued(Operations t, int node) {
    long after = t.read(next(node), RELAXED);
    if (after == 0) {
      if (t.update(0, Update.COMPARE_EXCHANGE, 0, node, Mode.RELEASE) == node) {
        return;
      }
      after = t.await(next(node), 0, false, RELAXED);
    }
    t.write(locked((int) after), 1, Mode.RELEASE);
  }

  private static int locked(int node) {
    return 2 * node;
  }

  private static int next(int node) {
    return 2 * node + 1;
  }

  /** A writer and n readers that meet at a barrier, the last of whom lets all go on. */
  public static Program barrier(int n) {
    Threads program =
        Threads.of(
            t -> {
              t.write(2, 42, RELAXED);
              meet(t, n + 1);
            });
    for (int reader = 0; reader < n; reader++) {
      program.and(
          t -> {
            meet(t, n + 1);
            t.read(2, RELAXED);
          });
    }
    return program;
  }

  private static void meet(Operations t, int parties) {
    long step = t.read(1, Mode.ACQUIRE);
    if (t.update(0, Update.ADD, 1, 0, Mode.FULL) == parties - 1) {
      t.write(0, 0, Mode.RELEASE);
      t.update(1, Update.ADD, 1, 0, Mode.FULL);
    } else {
      t.await(1, step, false, Mode.ACQUIRE);
    }
  }
}

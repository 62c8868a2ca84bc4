package org.lazymm.explorer.knowncounts;

import static org.lazymm.explorer.graph.Mode.ACQUIRE;
import static org.lazymm.explorer.graph.Mode.RELAXED;
import static org.lazymm.explorer.graph.Mode.RELEASE;

import java.util.Map;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.program.Operations;
import org.lazymm.explorer.program.Program;

/** Threads whose course depends on flags that others raise. */
public final class Flags {
  private Flags() {}

  /** Two threads that sieve the same numbers below n. */
  public static Program sieve(int n) {
    return Threads.of(t -> sieve(t, n), t -> sieve(t, n));
  }

  private static void sieve(Operations t, int n) {
    for (int at = 0; at < n; at++) {
      if (t.read(at, ACQUIRE) == 0) {
        t.write(at, 1, RELEASE);
        for (int multiple = 2 * at + 2; multiple < n; multiple += at + 2) {
          t.write(multiple, 2, RELEASE);
        }
      }
    }
  }

  /** Two threads that point at each other's variable, read their own n times, and add by it. */
  public static Program sharedPointer(int n) {
    return Threads.from(
        Map.of(1, 3L, 2, 4L), t -> addByPointer(t, n, 1, 2), t -> addByPointer(t, n, 2, 1));
  }

  private static void addByPointer(Operations t, int n, int read, int aim) {
    t.write(0, aim, RELEASE);
    for (int at = 0; at < n; at++) {
      t.read(read, ACQUIRE);
    }
    int target = (int) t.read(0, ACQUIRE);
    long before = t.read(target, ACQUIRE);
    t.write(target, before + 3, RELEASE);
  }

  /** A writer, and a reader that looks 41 times at most whether it is done. */
  public static Program publish() {
    return Threads.of(
        t -> {
          t.write(0, 42, RELEASE);
          t.write(1, 1, RELEASE);
        },
        t -> {
          for (int look = 0; look < 41; look++) {
            if (t.read(1, ACQUIRE) == 1) {
              t.read(0, ACQUIRE);
              return;
            }
          }
        });
  }

  /** Two threads that each commit n times; who has tried six times ends. */
  public static Program commits(int n) {
    return Threads.from(Map.of(0, (long) n), t -> commit(t, 1), t -> commit(t, 2));
  }

  private static void commit(Operations t, int stamp) {
    int committed = 0;
    int tries = 0;
    while (committed < t.read(0, ACQUIRE)) {
      if (++tries > 6) {
        return;
      }
      t.write(1, stamp, RELEASE);
      if (t.read(1, ACQUIRE) == stamp) {
        committed++;
      }
    }
  }

  /** Two threads that write variables of their own n times, and then one that they share. */
  public static Program apart(int n) {
    return Threads.of(t -> writeApart(t, 0, n), t -> writeApart(t, 1, n));
  }

  private static void writeApart(Operations t, int own, int n) {
    for (int at = 0; at < n; at++) {
      t.write(own, at, RELAXED);
      t.read(own, RELAXED);
    }
    t.write(2, own, RELAXED);
    t.read(2, RELAXED);
  }

  /** Szymanski's lock for two, tried once each. */
  public static Program szymanski() {
    return Threads.of(t -> szymanski(t, 0), t -> szymanski(t, 1));
  }

  private static void szymanski(Operations t, int own) {
    int other = 1 - own;
    raise(t, own, 1);
    Updates.require(t, t.read(other, RELAXED) < 3);
    raise(t, own, 3);
    if (t.read(other, RELAXED) == 1) {
      raise(t, own, 2);
      Updates.require(t, t.read(other, RELAXED) == 4);
    }
    raise(t, own, 4);
    Updates.require(t, t.read(other, RELAXED) < 2);
    t.write(2, own, RELAXED);
    t.read(2, RELAXED);
    t.read(2, RELAXED);
    t.fence(Fence.MB);
    Updates.require(t, t.read(other, RELAXED) < 2 || t.read(other, RELAXED) > 3);
    t.write(own, 0, RELAXED);
  }

  private static void raise(Operations t, int own, int flag) {
    t.write(own, flag, RELAXED);
    t.fence(Fence.MB);
  }
}

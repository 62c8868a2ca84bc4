package org.lazymm.isolation;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lazymm.isolation.ChildDeathException.Kind;

/**
 * Ends a child that takes too long or gives no sign of life, or whose parent ends. Looks are
 * counted, not time: a machine that was asleep has not hung.
 */
final class Leash {
  private static final int LOOKS_PER_SECOND = 4;

  /** A child can always say that it gets on: so many times is it believed. */
  static final int MOST_PIECES = 24;

  private static final Set<Leash> ALL = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> ALL.forEach(leash -> leash.cut("lost its parent")), "lazymm-leashes"));
    look();
  }

  private final Process process;
  private final ChildLimits limits;
  private final AtomicReference<@Nullable Cut> why = new AtomicReference<>();
  private long seconds;
  private boolean watched;
  private boolean alive;
  private long looks;
  private long looksSinceHeard;
  private long looksSinceProgress;

  /**
   * Why a child was ended.
   *
   * @param kind in general
   * @param what in words
   */
  record Cut(Kind kind, String what) {}

  Leash(Process process, ChildLimits limits) {
    this.process = process;
    this.limits = limits;
    ALL.add(this);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Looks as long as this JVM runs.
  private static void look() {
    ScheduledExecutorService looker =
        Executors.newSingleThreadScheduledExecutor(work -> Daemon.thread("lazymm-leash", work));
    looker.scheduleWithFixedDelay(
        () -> ALL.forEach(Leash::check),
        1000 / LOOKS_PER_SECOND,
        1000 / LOOKS_PER_SECOND,
        TimeUnit.MILLISECONDS);
  }

  /**
   * A task begins.
   *
   * @param ofPiece the time of each piece of work in it, in seconds
   */
  synchronized void begin(long ofPiece) {
    seconds = ofPiece;
    watched = true;
    looks = 0;
    looksSinceHeard = 0;
    looksSinceProgress = 0;
  }

  /** The task is over. */
  synchronized void end() {
    watched = false;
  }

  /** The child has begun another piece of work. */
  synchronized void progress() {
    looksSinceProgress = 0;
  }

  /** The child has given a sign of life. */
  synchronized void heard() {
    alive = true;
    looksSinceHeard = 0;
  }

  private void check() {
    Cut late;
    synchronized (this) {
      if (!watched) {
        return;
      }
      looks++;
      looksSinceHeard++;
      looksSinceProgress++;
      if (looksSinceProgress > LOOKS_PER_SECOND * seconds) {
        late = new Cut(Kind.TIME, "was killed after " + seconds + " s in a JVM of its own");
      } else if (looks / MOST_PIECES > LOOKS_PER_SECOND * seconds) {
        late =
            new Cut(
                Kind.TIME,
                "was killed after " + MOST_PIECES * seconds + " s in all in a JVM of its own");
      } else if (alive && looksSinceHeard > LOOKS_PER_SECOND * limits.silentSeconds()) {
        late =
            new Cut(
                Kind.MISBEHAVED,
                "was killed after " + limits.silentSeconds() + " s without a sign of life");
      } else {
        return;
      }
    }
    cut(late);
  }

  /**
   * Ends the child, which misbehaves or is no longer needed, and what it has started.
   *
   * @param because why, in words
   */
  void cut(String because) {
    cut(new Cut(Kind.MISBEHAVED, because));
  }

  /** Only the first reason is kept. */
  private void cut(Cut because) {
    why.compareAndSet(null, because);
    ALL.remove(this);
    // Those of a child that is gone belong to nobody, and are not found any more.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** The child has ended. */
  void forget() {
    ALL.remove(this);
  }

  /** Whether the child was ended by us. */
  boolean isCut() {
    return why.get() != null;
  }

  /** Why it was. */
  Optional<Cut> why() {
    return Optional.ofNullable(why.get());
  }
}

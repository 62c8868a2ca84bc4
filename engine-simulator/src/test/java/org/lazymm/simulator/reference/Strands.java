package org.lazymm.simulator.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Threads of which one runs at a time: the one whose time is the earliest, of two with the same
 * time that of the lower CPU.
 */
final class Strands {
  static final long NEVER = Long.MAX_VALUE;
  private static final long STACK_BYTES = 512 * 1024;

  private final TreeSet<Strand> queue =
      new TreeSet<>((a, b) -> a.isBefore(b) ? -1 : b.isBefore(a) ? 1 : 0);
  private final List<Thread> threads = new ArrayList<>();
  private final List<Strand> strands = new ArrayList<>();
  private final Semaphore over = new Semaphore(0);
  private volatile boolean stopped;
  private volatile @Nullable Throwable failure;

  /** The one that runs; at first one that makes the others, on the caller's thread. */
  private Strand running = new Strand(0);

  Strand running() {
    return running;
  }

  /** Adds a strand that begins at the time 0. */
  void add(Strand strand, Runnable life) {
    strands.add(strand);
    queue.add(strand);
    Thread thread = new Thread(null, () -> live(strand, life), "cpu" + strand.cpu, STACK_BYTES);
    thread.setDaemon(true);
    threads.add(thread);
  }

  private void live(Strand strand, Runnable life) {
    try {
      strand.turn.acquireUninterruptibly();
      if (!stopped) {
        life.run();
      }
    } catch (Stopped end) {
      return;
    } catch (Throwable thrown) {
      if (!stopped) {
        failure = thrown;
        stop();
      }
    }
  }

  /** Runs all until one of them stops them. */
  void run() {
    threads.forEach(Thread::start);
    handToFirst();
    over.acquireUninterruptibly();
    for (Strand strand : strands) {
      strand.turn.release();
    }
    for (Thread thread : threads) {
      joinQuietly(thread);
    }
    Throwable thrown = failure;
    if (thrown != null) {
      throw new IllegalStateException("a strand failed", thrown);
    }
  }

  private static void joinQuietly(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The run is over; the running strand ends when it waits next. */
  void stop() {
    stopped = true;
    over.release();
  }

  /**
   * The running strand goes on at a time, or when it is poked before. What others do before that
   * time is done when this returns.
   */
  void waitUntil(long at) {
    Strand self = running;
    if (stopped) {
      throw new Stopped();
    }
    self.dueAt = at;
    if (at == NEVER || (!queue.isEmpty() && queue.first().isBefore(self))) {
      if (at != NEVER) {
        queue.add(self);
      }
      handToFirst();
      self.turn.acquireUninterruptibly();
      if (stopped) {
        throw new Stopped();
      }
    }
    self.time = self.dueAt;
  }

  private void handToFirst() {
    Strand next = queue.pollFirst();
    if (next == null) {
      stop();
      return;
    }
    running = next;
    next.turn.release();
  }

  /** Has a strand that waits go on at a time, if it would do so later. */
  void poke(Strand strand, long at) {
    long from = Math.max(at, strand.time);
    if (strand != running && at < running.time) {
      throw new IllegalArgumentException("cpu" + strand.cpu + " cannot go on in the past");
    }
    if (strand != running && from < strand.dueAt) {
      queue.remove(strand);
      strand.dueAt = from;
      queue.add(strand);
    }
  }
}

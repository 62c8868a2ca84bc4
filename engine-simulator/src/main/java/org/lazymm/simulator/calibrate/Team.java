package org.lazymm.simulator.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/** Threads that work together, each on a CPU of its own where threads can be pinned. */
final class Team {

  private static final long LOOK_MILLISECONDS = 100;

  private Team() {}

  /**
   * Runs a piece of work on each of some CPUs and waits until all are done.
   *
   * @param cpus the CPU of each thread; one CPU can be named twice
   * @param body is given the number of the thread: 0, 1, ...
   */
  static void run(Pinning pinning, List<Integer> cpus, IntConsumer body) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (int thread = 0; thread < cpus.size(); thread++) {
      int number = thread;
      threads.add(
          new Thread(
              () -> {
                pinning.pin(cpus.get(number));
                body.accept(number);
              },
              "lazymm-calibrate-" + thread));
    }
    for (Thread thread : threads) {
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler((which, thrown) -> failure.compareAndSet(null, thrown));
      thread.start();
    }
    for (Thread thread : threads) {
      join(thread, failure);
    }
  }

  /** Does not wait for the others when one has failed: they may wait for it for ever. */
  private static void join(Thread thread, AtomicReference<Throwable> failure) {
    boolean interrupted = false;
    while (thread.isAlive() && failure.get() == null) {
      try {
        thread.join(LOOK_MILLISECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw new IllegalStateException("a measuring thread failed: " + thrown, thrown);
    }
  }
}

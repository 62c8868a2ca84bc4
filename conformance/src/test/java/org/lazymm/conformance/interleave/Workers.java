package org.lazymm.conformance.interleave;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Threads that are kept for the next run. */
final class Workers {
  private static final ConcurrentLinkedDeque<Worker> IDLE = new ConcurrentLinkedDeque<>();

  private Workers() {}

  /** Runs a job on a thread of its own. */
  static void run(Runnable job) {
    Worker worker = IDLE.pollFirst();
    if (worker == null) {
      worker = new Worker();
      worker.job = job;
      worker.start();
    } else {
      worker.job = job;
      LockSupport.unpark(worker);
    }
  }

  private static final class Worker extends Thread {
    private volatile @Nullable Runnable job;

    Worker() {
      super("interleaver");
      setDaemon(true);
    }

    @Override
    public void run() {
      while (true) {
        Runnable next = job;
        if (next == null) {
          LockSupport.park(this);
        } else {
          job = null;
          next.run();
          IDLE.addFirst(this);
        }
      }
    }
  }
}

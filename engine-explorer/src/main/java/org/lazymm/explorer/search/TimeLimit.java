package org.lazymm.explorer.search;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * The end of a search's time. The time is that of the searching thread on a processor: what else
 * the machine does hardly changes how far a search comes, and so not its verdict.
 */
final class TimeLimit {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long end;

  /** Begins now, for the calling thread. */
  TimeLimit(Duration most) {
    end = now() + most.toNanos();
  }

  /** Whether the calling thread, which made it, has used its time. */
  boolean passed() {
    return now() > end;
  }

  /** Processor time where the JVM knows it, else the time of day. */
  private static long now() {
    return THREADS.isCurrentThreadCpuTimeSupported()
        ? THREADS.getCurrentThreadCpuTime()
        : System.nanoTime();
  }
}

package org.lazymm.simulator.calibrate;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * The time that the JVM's compilers need: it ends when they have finished nothing for a while. On a
 * busy machine they come late.
 */
final class WarmUp {

  private static final long SHORTEST_NANOSECONDS = 150_000_000;
  private static final long LONGEST_NANOSECONDS = 3_000_000_000L;

  /** How long the compilers have nothing to finish then. */
  private static final long SETTLED_NANOSECONDS = 100_000_000;

  private static final Optional<CompilationMXBean> COMPILERS =
      Optional.ofNullable(ManagementFactory.getCompilationMXBean())
          .filter(CompilationMXBean::isCompilationTimeMonitoringSupported);

  private final long begin = System.nanoTime();
  private long compiled = compiled();
  private long changed = begin;

  /** Whether what is warmed up is to be run once more. */
  boolean goesOn() {
    long now = System.nanoTime();
    if (compiled() != compiled) {
      compiled = compiled();
      changed = now;
    }
    return now - begin < SHORTEST_NANOSECONDS
        || (now - changed < SETTLED_NANOSECONDS && now - begin < LONGEST_NANOSECONDS);
  }

  private static long compiled() {
    return COMPILERS.map(CompilationMXBean::getTotalCompilationTime).orElse(0L);
  }
}

package org.lazymm.cli;

import org.lazymm.evaluation.work.ReproCommand;
import org.lazymm.isolation.ChildLimits;
import picocli.CommandLine.Option;

/** Where the code of plugins runs, and what it may take. */
final class IsolateOptions {
  /** The option of the heap. */
  static final String HEAP = "--isolate-heap";

  /** The option of the time. */
  static final String TIME = "--isolate-time";

  private static final String IN_PROCESS = "--in-process";

  /** A hook may take that long; a JVM that gives no sign of life is allowed more. */
  private static final long SILENT_SECONDS = 20;

  private static final long MEGABYTES = 512;
  private static final long SECONDS = 600;
  private static final long BYTES = 64 << 20;

  @Option(
      names = IN_PROCESS,
      description = {
        "run the code of plugins in this JVM, as for a debugger. It is no sandbox: what a plugin does"
            + " to the JVM, it does to all verdicts. Without, it runs in JVMs of its own"
      })
  private boolean inProcess;

  @Option(
      names = HEAP,
      paramLabel = "MB",
      defaultValue = "" + MEGABYTES,
      converter = PositiveNumber.class,
      description = "heap of each JVM that runs plugins (default: ${DEFAULT-VALUE})")
  private long megabytes = MEGABYTES;

  @Option(
      names = TIME,
      paramLabel = "SECONDS",
      defaultValue = "" + SECONDS,
      converter = PositiveNumber.class,
      description =
          "time of each piece of work in a JVM that runs plugins, such as an exploration (default:"
              + " ${DEFAULT-VALUE})")
  private long seconds = SECONDS;

  /** Whether the code of plugins runs in this JVM. */
  boolean inProcess() {
    return inProcess;
  }

  /**
   * What each JVM may take.
   *
   * @param atOnce how many there are at the same time, 1 or more
   */
  ChildLimits limits(int atOnce) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new ChildLimits(megabytes, SILENT_SECONDS, BYTES, Math.max(1, cores / atOnce));
  }

  /** What a JVM may take that runs a whole command: the heap of this one, for it does its work. */
  ChildLimits limitsOfAll() {
    long own = Runtime.getRuntime().maxMemory() >> 20;
    int cores = Runtime.getRuntime().availableProcessors();
    return new ChildLimits(Math.max(own, megabytes), SILENT_SECONDS, BYTES, cores);
  }

  /** The time of each piece of work, in seconds. */
  long seconds() {
    return seconds;
  }

  /** Adds what may change a result to a command line. */
  ReproCommand repro(ReproCommand repro) {
    if (megabytes != MEGABYTES) {
      repro.with(HEAP, megabytes);
    }
    return seconds == SECONDS ? repro : repro.with(TIME, seconds);
  }
}

package org.lazymm.trace;

import java.util.Locale;
import java.util.Optional;

/**
 * How far a trace can be trusted.
 *
 * @param events the events that were read
 * @param switches those of them that are switches
 * @param cpus the CPUs that had an event
 * @param pids the tasks that were seen, idle ones left out
 * @param spanNanos the time from the first event to the last, in nanoseconds
 * @param lost the events that the tracer says it lost or overwrote
 * @param uncountedLosses the places where it lost events without saying how many
 * @param malformed the lines that could not be read
 * @param truncated whether the file ends too early
 * @param discontinuities the switches whose {@code prev_pid} is not the last {@code next_pid} of
 *     the CPU
 * @param inferredSwitches the switches that must have been lost, put in by {@link
 *     LostSwitchInference}
 * @param backwardTimes the events whose time is before that of the event in front of them
 * @param pidsWithoutTgid the tasks whose process is not known
 * @param guessedKernelThreads the tasks of which only the name tells whether they are kernel
 *     threads
 * @param guessedMms the mms of which the trace does not tell who shares them
 * @param exitPlace where {@code sched_process_exit} stands; empty without such an event
 */
public record TraceQuality(
    long events,
    long switches,
    int cpus,
    long pids,
    long spanNanos,
    long lost,
    long uncountedLosses,
    long malformed,
    boolean truncated,
    long discontinuities,
    long inferredSwitches,
    long backwardTimes,
    long pidsWithoutTgid,
    long guessedKernelThreads,
    long guessedMms,
    Optional<ExitPlace> exitPlace) {
  /** Checks that there is something to judge. */
  public TraceQuality {
    if (events < 0 || cpus < 0 || spanNanos < 0 || switches > events) {
      throw new IllegalArgumentException("counts are not negative, and switches are events");
    }
  }

  /**
   * The quality on one line.
   *
   * @return every count by name
   */
  public String line() {
    return String.format(
        Locale.ROOT,
        "quality: %d events (%d switches) on %d CPUs in %.3f s; lost %d%s%s; malformed %d;"
            + " discontinuities %d, inferred switches %d; backward times %d; pids %d, without tgid"
            + " %d; guessed kernel threads %d, guessed mms %d; exit event %s",
        events,
        switches,
        cpus,
        spanNanos / 1e9,
        lost,
        uncountedLosses > 0 ? " and " + uncountedLosses + " times an unknown number" : "",
        truncated ? ", truncated" : "",
        malformed,
        discontinuities,
        inferredSwitches,
        backwardTimes,
        pids,
        pidsWithoutTgid,
        guessedKernelThreads,
        guessedMms,
        exitPlace
            .map(place -> place == ExitPlace.BEFORE_EXIT_MM ? "before exit_mm" : "after exit_mm")
            .orElse("absent"));
  }

  @Override
  public String toString() {
    return line();
  }
}

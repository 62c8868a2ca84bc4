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
 * @param guessedKernelThreads the tasks that are guessed to be kernel threads
 * @param guessedUserTasks the tasks that are guessed to be user tasks
 * @param guessedSwitches the switches from or to a task of which it is guessed whether it is a
 *     kernel thread
 * @param contradictions the tasks of which the trace proves both that they are kernel threads and
 *     that they are not
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
    long guessedUserTasks,
    long guessedSwitches,
    long contradictions,
    long guessedMms,
    Optional<ExitPlace> exitPlace) {
  /** Checks that there is something to judge. */
  public TraceQuality {
    if (events < 0
        || cpus < 0
        || spanNanos < 0
        || switches > events
        || guessedSwitches > switches) {
      throw new IllegalArgumentException("counts are not negative, and switches are events");
    }
  }

  /**
   * How much rests on guesses which tasks are kernel threads.
   *
   * @return the share of the switches from or to such a task, from 0 to 1
   */
  public double guessedShare() {
    return switches == 0 ? 0 : (double) guessedSwitches / switches;
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
            + " %d; guessed kernel threads %d, guessed user tasks %d (%.1f %% of the switches),"
            + " contradictions %d; guessed mms %d; exit event %s",
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
        guessedUserTasks,
        100 * guessedShare(),
        contradictions,
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

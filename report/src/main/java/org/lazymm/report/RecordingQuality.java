package org.lazymm.report;

import java.util.List;

/**
 * How much of a recorded trace was there, and how much had to be filled in.
 *
 * @param events events replayed, 0 or more
 * @param lost events that the recorder itself lost, 0 or more
 * @param guessed mms that were not in the trace and were guessed, 0 or more
 * @param discontinuities times at which a CPU's story did not fit together, 0 or more
 * @param notes what else a reader should know, each one sentence
 */
public record RecordingQuality(
    long events, long lost, long guessed, long discontinuities, List<String> notes) {

  /** Checks the ranges. */
  public RecordingQuality {
    Checks.notNegative(events, "events");
    Checks.notNegative(lost, "lost");
    Checks.notNegative(guessed, "guessed");
    Checks.notNegative(discontinuities, "discontinuities");
    notes = List.copyOf(notes);
  }

  /** Whether nothing was lost, guessed or broken. */
  public boolean isClean() {
    return lost == 0 && guessed == 0 && discontinuities == 0;
  }
}

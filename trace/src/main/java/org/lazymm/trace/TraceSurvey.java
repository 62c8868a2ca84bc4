package org.lazymm.trace;

import java.io.IOException;
import java.util.Optional;

/**
 * All that is needed to replay a trace, from two passes over it: whatever the number of replays,
 * the trace is parsed no more.
 *
 * @param info what is in it
 * @param census what its tasks are
 * @param tape its events; empty for a trace that is too long to keep, which each replay reads again
 */
public record TraceSurvey(TraceInfo info, TaskCensus census, Optional<TraceTape> tape) {
  /**
   * Looks a trace through.
   *
   * @param trace the trace
   * @return what there is to know
   * @throws IOException if it cannot be read
   * @throws TraceException if there is no event or no switch in it
   */
  public static TraceSurvey of(TraceFile trace) throws IOException {
    TaskCensus census = TaskCensus.of(trace);
    TraceTape tape = new TraceTape();
    TraceInfo info = TraceInfo.of(trace, census, tape);
    return new TraceSurvey(info, census, tape.isWhole() ? Optional.of(tape) : Optional.empty());
  }
}

package org.lazymm.trace;

import java.util.List;

/**
 * What the reading of a trace came to.
 *
 * @param file the file as the user named it
 * @param format the name of the format that it was found to be in
 * @param lines all lines, comments included
 * @param events the events that were read
 * @param skipped the events of kinds that say nothing of an mm
 * @param malformed the lines that could not be read; the first few of them are among the problems
 * @param lost the events that the tracer itself says it lost or overwrote
 * @param uncountedLosses the places where the tracer says that it lost events, but not how many
 * @param truncated whether the file ends in the middle of a line or of a gzip stream
 * @param problems what went wrong, in the order of the file
 */
public record TraceRead(
    String file,
    String format,
    long lines,
    long events,
    long skipped,
    long malformed,
    long lost,
    long uncountedLosses,
    boolean truncated,
    List<TraceProblem> problems) {
  /** Keeps a copy of the list and checks the counts. */
  public TraceRead {
    problems = List.copyOf(problems);
    if (lines < 0
        || events < 0
        || skipped < 0
        || malformed < 0
        || lost < 0
        || uncountedLosses < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
  }
}

package org.lazymm.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is in a trace.
 *
 * @param read what was read and what was not
 * @param quality how far it can be trusted
 * @param taskList whether there was a list of tasks beside it
 * @param decidingTasks the tasks that take part in most switches, the first ones first
 * @param contradictedTasks tasks of which the trace proves both that they are kernel threads and
 *     that they are not, those with most switches first
 * @param kinds the number of events of each kind, kinds without an event included
 */
public record TraceInfo(
    TraceRead read,
    TraceQuality quality,
    boolean taskList,
    List<DecidingTask> decidingTasks,
    List<DecidingTask> contradictedTasks,
    Map<EventKind, Long> kinds) {
  /** Keeps a copy of the tasks, and of the counts in the order of the kinds. */
  public TraceInfo {
    decidingTasks = List.copyOf(decidingTasks);
    contradictedTasks = List.copyOf(contradictedTasks);
    kinds = Collections.unmodifiableMap(new TreeMap<>(kinds));
  }

  /**
   * Looks a file through.
   *
   * @param file the trace
   * @return what is in it
   * @throws IOException if it cannot be read
   * @throws TraceException if there is no event or no switch in it
   */
  public static TraceInfo of(Path file) throws IOException {
    return of(TraceFile.of(file));
  }

  /**
   * Looks a trace through, in two passes and fixed memory.
   *
   * @param trace the trace
   * @return what is in it
   * @throws IOException if it cannot be read
   * @throws TraceException if there is no event or no switch in it
   */
  public static TraceInfo of(TraceFile trace) throws IOException {
    return of(trace, TaskCensus.of(trace), event -> {});
  }

  /** The second of the two passes; a handler receives the events too, lost switches put in. */
  static TraceInfo of(TraceFile trace, TaskCensus census, TraceHandler next) throws IOException {
    QualityCounter counter = new QualityCounter(census, next);
    TraceRead read = trace.read(counter);
    return new TraceInfo(
        read,
        counter.quality(read),
        trace.tasks().isPresent(),
        counter.decidingTasks(),
        counter.contradictedTasks(),
        counter.kinds());
  }
}

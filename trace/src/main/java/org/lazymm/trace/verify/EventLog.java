package org.lazymm.trace.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lazymm.trace.EventKind;
import org.lazymm.trace.TaskCensus;
import org.lazymm.trace.TraceFile;
import org.lazymm.trace.TraceRead;

/**
 * The events of a trace, kept in memory: unlike the import, verification looks ahead.
 *
 * @param read how the trace was read
 * @param census what its tasks are
 * @param threads its kernel threads that do more than borrow
 * @param events the events, in the order of the file
 */
record EventLog(TraceRead read, TaskCensus census, KernelThreads threads, List<LogEvent> events) {

  /** Whether there is an event of a kind. */
  boolean has(EventKind kind) {
    return has(events, kind);
  }

  static boolean has(List<LogEvent> events, EventKind kind) {
    return events.stream().anyMatch(event -> event.kind() == kind);
  }

  static EventLog of(TraceFile trace) throws IOException {
    TaskCensus census = TaskCensus.of(trace);
    FreeCauses causes = new FreeCauses(census.tasks());
    Map<Integer, String> names = new HashMap<>();
    List<LogEvent> events = new ArrayList<>();
    TraceRead read =
        trace.read(
            event -> {
              FreeCause cause = causes.of(event);
              if (event.kind() == EventKind.SWITCH) {
                names.putIfAbsent(event.nextPid(), event.nextComm());
              }
              if (event.kind() != EventKind.MEMBARRIER) {
                events.add(LogEvent.of(event, cause));
              }
            });
    return new EventLog(
        read, census, new KernelThreads(events, names, census.tasks()), List.copyOf(events));
  }
}

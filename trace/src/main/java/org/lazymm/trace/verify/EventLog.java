package org.lazymm.trace.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lazymm.trace.EventKind;
import org.lazymm.trace.TaskCensus;
import org.lazymm.trace.TaskTable;
import org.lazymm.trace.TraceFile;
import org.lazymm.trace.TraceRead;

/**
 * The events of a trace, kept in memory: unlike the import, verification looks ahead.
 *
 * @param read how the trace was read
 * @param census what its tasks are
 * @param events the events, in the order of the file
 */
record EventLog(TraceRead read, TaskCensus census, List<LogEvent> events) {

  static EventLog of(TraceFile trace) throws IOException {
    TaskCensus census = new TaskCensus(trace.tasks().orElseGet(TaskTable::new));
    List<LogEvent> events = new ArrayList<>();
    TraceRead read =
        trace.read(
            event -> {
              census.event(event);
              if (event.kind() != EventKind.MEMBARRIER) {
                events.add(LogEvent.of(event));
              }
            });
    return new EventLog(read, census, events);
  }
}

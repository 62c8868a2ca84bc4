package org.lazymm.trace.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lazymm.trace.EventKind;
import org.lazymm.trace.TraceEvent;

/** What only the rest of a log tells: who runs next on a CPU, and whether a task is seen again. */
final class LookAhead {
  private final int[] nextRunner;
  private final Map<Integer, List<Integer>> births = new HashMap<>();
  private final Map<Integer, List<Integer>> appearances = new HashMap<>();

  LookAhead(List<LogEvent> events) {
    nextRunner = new int[events.size()];
    Map<Integer, Integer> runner = new HashMap<>();
    for (int i = events.size() - 1; i >= 0; i--) {
      LogEvent event = events.get(i);
      nextRunner[i] = runner.getOrDefault(event.cpu(), TraceEvent.UNKNOWN);
      if (event.isEvidence()) {
        runner.put(event.cpu(), event.pid());
      }
    }
    for (int i = 0; i < events.size(); i++) {
      LogEvent event = events.get(i);
      if (event.kind() == EventKind.NEW_TASK) {
        births.computeIfAbsent(event.other(), pid -> new ArrayList<>()).add(i);
      }
      if (event.isEvidence()) {
        appearances.computeIfAbsent(event.pid(), pid -> new ArrayList<>()).add(i);
      }
      if (event.kind() == EventKind.SWITCH) {
        appearances.computeIfAbsent(event.other(), pid -> new ArrayList<>()).add(i);
      }
    }
  }

  /** The task whose event comes next on the CPU of an event, or {@link TraceEvent#UNKNOWN}. */
  int nextRunner(int event) {
    return nextRunner[event];
  }

  /** Whether a task runs again behind an event, before its pid is given to a new task. */
  boolean seenAgain(int pid, int event) {
    int next = firstBehind(appearances.getOrDefault(pid, List.of()), event);
    return next < firstBehind(births.getOrDefault(pid, List.of()), event);
  }

  private static int firstBehind(List<Integer> sorted, int event) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted.get(middle) > event) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low < sorted.size() ? sorted.get(low) : Integer.MAX_VALUE;
  }
}

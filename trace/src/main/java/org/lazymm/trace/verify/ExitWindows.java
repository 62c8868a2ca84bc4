package org.lazymm.trace.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lazymm.trace.ExitPlace;

/**
 * From where on a task may have given its mm up, if {@code sched_process_exit} comes behind {@code
 * exit_mm}, as it did before Linux 6.16: behind the last event that shows the task to be in no exit
 * yet. That is an event of its own, its birth, or its return from a sleep that a signal can end.
 */
final class ExitWindows {
  private final Map<Integer, List<LogEvent>> byBegin = new HashMap<>();
  private final Set<Integer> begun = new HashSet<>();

  ExitWindows(List<LogEvent> events) {
    Map<Integer, Integer> lastSign = new HashMap<>();
    Set<Integer> asleep = new HashSet<>();
    for (int i = 0; i < events.size(); i++) {
      LogEvent event = events.get(i);
      int pid = event.pid();
      switch (event.kind()) {
        case SWITCH -> {
          if (event.leftAsleep()) {
            asleep.add(pid);
          }
          if (asleep.remove(event.other())) {
            lastSign.put(event.other(), i);
          }
        }
        case NEW_TASK, FORK -> {
          lastSign.put(event.other(), i);
          lastSign.put(pid, i);
        }
        case EXEC, FLUSH -> lastSign.put(pid, i);
        case EXIT -> exit(event, i, lastSign.remove(pid));
        default -> {}
      }
    }
  }

  private void exit(LogEvent event, int at, @Nullable Integer begin) {
    if (event.exitPlace() == ExitPlace.AFTER_EXIT_MM && begin != null) {
      byBegin.computeIfAbsent(begin, key -> new ArrayList<>()).add(event);
      begun.add(at);
    }
  }

  /** The exits that may begin right behind an event. */
  List<LogEvent> beginningBehind(int event) {
    return byBegin.getOrDefault(event, List.of());
  }

  /** Whether an exit began at an earlier event. */
  boolean hasBegun(int exit) {
    return begun.contains(exit);
  }
}

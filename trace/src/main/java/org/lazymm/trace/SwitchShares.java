package org.lazymm.trace;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import org.agrona.collections.Int2IntCounterMap;
import org.agrona.collections.IntHashSet;

/** Counts which tasks take part in the switches, and how many switches rest on guesses. */
final class SwitchShares {
  private static final int MOST_TASKS = 10;

  private final TaskCensus census;
  private final TaskTable tasks;
  private final IntHashSet pids = new IntHashSet();
  private final Int2IntCounterMap parts = new Int2IntCounterMap(0);
  private long switches;
  private long guessed;

  SwitchShares(TaskCensus census) {
    this.census = census;
    this.tasks = census.tasks();
  }

  void count(int previous, int next) {
    switches++;
    if (!tasks.knows(previous) || !tasks.knows(next)) {
      guessed++;
    }
    part(previous);
    part(next);
  }

  private void part(int pid) {
    if (pid != 0 && parts.getAndIncrement(pid) == 0) {
      pids.add(pid);
    }
  }

  /** The switches from or to a task of which it is guessed what it is. */
  long guessed() {
    return guessed;
  }

  List<DecidingTask> decidingTasks() {
    return most(pid -> true);
  }

  List<DecidingTask> contradictedTasks() {
    return most(pid -> tasks.contradiction(pid).isPresent());
  }

  private List<DecidingTask> most(IntPredicate wanted) {
    return pids.stream()
        .filter(pid -> wanted.test(pid))
        .map(this::task)
        .sorted(
            Comparator.comparingLong(DecidingTask::switches)
                .reversed()
                .thenComparingInt(DecidingTask::pid))
        .limit(MOST_TASKS)
        .toList();
  }

  private DecidingTask task(int pid) {
    int part = parts.get(pid);
    return new DecidingTask(
        pid,
        census.name(pid).orElse(""),
        part,
        (double) part / switches,
        tasks.isKernelThread(pid),
        tasks.evidence(pid),
        tasks.contradiction(pid));
  }
}

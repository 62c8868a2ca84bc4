package org.lazymm.trace;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts what {@link TraceQuality} tells, while a trace passes by. */
final class QualityCounter implements TraceHandler {
  private final TaskCensus census;
  private final TraceHandler next;
  private final SwitchShares switches;
  private final MmTracker mms;
  private final LostSwitchInference continuity = new LostSwitchInference(this::track);
  private final long[] kinds = new long[EventKind.values().length];
  private final BitSet cpus = new BitSet();
  private long firstTime = Long.MAX_VALUE;
  private long lastTime = Long.MIN_VALUE;
  private long previousTime = Long.MIN_VALUE;
  private long backwardTimes;
  private Optional<ExitPlace> exitPlace = Optional.empty();

  /** Makes a counter in front of a handler, which receives the events with lost switches put in. */
  QualityCounter(TaskCensus census, TraceHandler next) {
    this.census = census;
    this.next = next;
    this.switches = new SwitchShares(census);
    this.mms = new MmTracker(census);
  }

  @Override
  public void event(TraceEvent event) {
    kinds[event.kind.ordinal()]++;
    cpus.set(event.cpu);
    firstTime = Math.min(firstTime, event.timeNanos);
    lastTime = Math.max(lastTime, event.timeNanos);
    backwardTimes += event.timeNanos < previousTime ? 1 : 0;
    previousTime = event.timeNanos;
    if (event.kind == EventKind.SWITCH) {
      switches.count(event.pid, event.otherPid);
    }
    continuity.event(event);
  }

  private void track(TraceEvent event) {
    switch (event.kind) {
      case SWITCH -> {
        mms.mmOf(event.pid);
        mms.mmOf(event.otherPid);
        if (event.leftDead()) {
          mms.forget(event.pid);
        }
      }
      case NEW_TASK -> mms.newTask(event.pid, event.otherPid, event.sharesMm());
      case FORK -> mms.fork(event.pid, event.otherPid);
      case EXEC -> mms.exec(event.pid, event.otherPid);
      case EXIT -> {
        exitPlace = Optional.of(event.exitPlace);
        mms.exit(event.pid);
      }
      default -> {}
    }
    next.event(event);
  }

  Map<EventKind, Long> kinds() {
    Map<EventKind, Long> counts = new EnumMap<>(EventKind.class);
    for (EventKind kind : EventKind.values()) {
      counts.put(kind, kinds[kind.ordinal()]);
    }
    return counts;
  }

  List<DecidingTask> decidingTasks() {
    return switches.decidingTasks();
  }

  List<DecidingTask> contradictedTasks() {
    return switches.contradictedTasks();
  }

  TraceQuality quality(TraceRead read) {
    return new TraceQuality(
        read.events(),
        kinds[EventKind.SWITCH.ordinal()],
        cpus.cardinality(),
        census.pids(),
        read.events() == 0 ? 0 : lastTime - firstTime,
        read.lost(),
        read.uncountedLosses(),
        read.malformed(),
        read.truncated(),
        continuity.discontinuities(),
        continuity.inferredSwitches(),
        backwardTimes,
        census.pidsWithoutTgid(),
        census.guessedKernelThreads(),
        census.guessedUserTasks(),
        switches.guessed(),
        census.contradictions(),
        mms.guessedMms(),
        exitPlace);
  }
}

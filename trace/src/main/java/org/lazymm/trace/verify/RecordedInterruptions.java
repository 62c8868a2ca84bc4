package org.lazymm.trace.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lazymm.trace.EventKind;
import org.lazymm.trace.MmInterrupt;
import org.lazymm.trace.verify.Interruption.From;

/**
 * The interrupts of a log by which CPUs were asked to leave mms: the probes on the interrupted CPU
 * tell the mm, {@code csd_queue_cpu} on the other one tells who asked.
 */
final class RecordedInterruptions {
  private final List<Interruption> all = new ArrayList<>();
  private final Map<Integer, Deque<LogEvent>> sent = new HashMap<>();
  private final Map<Long, Integer> users = new HashMap<>();
  private final boolean leavesTraced;
  private final boolean sendsTraced;

  private RecordedInterruptions(List<LogEvent> events) {
    leavesTraced = has(events, EventKind.MMU_LEAVE);
    sendsTraced = has(events, EventKind.INTERRUPT_SENT);
  }

  private static boolean has(List<LogEvent> events, EventKind kind) {
    return events.stream().anyMatch(event -> event.kind() == kind);
  }

  /** Whether there are probes that tell the mm of an interrupt. */
  static boolean areProbed(List<LogEvent> events) {
    return has(events, EventKind.FLUSH_INTERRUPT) || has(events, EventKind.SHOOT_INTERRUPT);
  }

  /** Whether the log tells in any way who was interrupted. */
  static boolean areTraced(List<LogEvent> events) {
    return areProbed(events) || has(events, EventKind.INTERRUPT_SENT);
  }

  /** All that are probed, in the order of the file. */
  static List<Interruption> of(List<LogEvent> events) {
    RecordedInterruptions recorded = new RecordedInterruptions(events);
    for (int i = 0; i < events.size(); i++) {
      recorded.take(events, i);
    }
    return List.copyOf(recorded.all);
  }

  /** Who asks, by the event on the CPU that asks. */
  static From from(LogEvent sent) {
    return sent.interrupt() == MmInterrupt.SHOOT
        ? From.MMDROP
        : sent.full() ? From.FINAL_FLUSH : From.LIFE;
  }

  private void take(List<LogEvent> events, int at) {
    LogEvent event = events.get(at);
    switch (event.kind()) {
      case INTERRUPT_SENT ->
          sent.computeIfAbsent(event.other(), cpu -> new ArrayDeque<>()).add(event);
      case FLUSH_INTERRUPT -> {
        LogEvent by = sender(event.cpu(), MmInterrupt.FLUSH);
        if (by != null && !by.full()) {
          boolean single = users.getOrDefault(event.pointer(), 1) == 1;
          add(events, at, single ? From.LIFE : From.OCCASIONAL);
        } else {
          add(events, at, isFinal(events, at) ? From.FINAL_FLUSH : From.LIFE);
        }
      }
      case FLUSH -> users.put(event.pointer(), event.users());
      case SHOOT_INTERRUPT -> {
        // The CPU that drops the mm asks itself without an interrupt.
        if (sender(event.cpu(), MmInterrupt.SHOOT) != null
            || !sendsTraced && !dropsHere(events, at)) {
          add(events, at, From.MMDROP);
        }
      }
      default -> {}
    }
  }

  private @Nullable LogEvent sender(int cpu, MmInterrupt kind) {
    Deque<LogEvent> waiting = sent.getOrDefault(cpu, new ArrayDeque<>());
    LogEvent first = waiting.peek();
    return first != null && first.interrupt() == kind ? waiting.poll() : null;
  }

  private void add(List<LogEvent> events, int at, From from) {
    LogEvent event = events.get(at);
    all.add(
        new Interruption(
            event.pointer(), from, event.cpu(), event.line(), useful(events, at), true));
  }

  /** The CPU leaves the mm before it does anything else, or does not leave it. */
  private Useful useful(List<LogEvent> events, int at) {
    if (!leavesTraced) {
      return Useful.UNKNOWN;
    }
    LogEvent event = events.get(at);
    for (int i = at + 1; i < events.size(); i++) {
      LogEvent next = events.get(i);
      if (next.cpu() == event.cpu()) {
        return next.kind() == EventKind.MMU_LEAVE && next.pointer() == event.pointer()
            ? Useful.YES
            : Useful.NO;
      }
    }
    return Useful.UNKNOWN;
  }

  /** Whether the next flush of the mm, which is traced behind its interrupts, is the final one. */
  private static boolean isFinal(List<LogEvent> events, int at) {
    long pointer = events.get(at).pointer();
    return events.stream()
        .skip(at)
        .filter(event -> event.kind() == EventKind.FLUSH && event.pointer() == pointer)
        .findFirst()
        .map(event -> event.full() && event.users() <= 0)
        .orElse(true);
  }

  private static boolean dropsHere(List<LogEvent> events, int at) {
    LogEvent event = events.get(at);
    for (int i = at - 1; i >= 0; i--) {
      LogEvent before = events.get(i);
      if (before.kind() == EventKind.MM_DROP && before.pointer() == event.pointer()) {
        return before.cpu() == event.cpu() && before.pid() == event.pid();
      }
    }
    return false;
  }
}

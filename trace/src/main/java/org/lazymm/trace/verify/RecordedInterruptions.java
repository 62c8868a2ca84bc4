package org.lazymm.trace.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
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
  private final List<LogEvent> events;
  private final List<Interruption> all = new ArrayList<>();
  private final Map<Integer, Deque<LogEvent>> sent = new HashMap<>();
  private final Map<Long, Integer> users = new HashMap<>();
  private final Map<Long, LogEvent> lastDrop = new HashMap<>();
  private final BitSet beforeFinalFlush;
  private final boolean leavesTraced;
  private final boolean sendsTraced;

  private RecordedInterruptions(EventLog log) {
    events = log.events();
    beforeFinalFlush = beforeFinalFlush(events);
    leavesTraced = log.has(EventKind.MMU_LEAVE);
    sendsTraced = log.has(EventKind.INTERRUPT_SENT);
  }

  /** Whether there are probes that tell the mm of an interrupt. */
  static boolean areProbed(EventLog log) {
    return log.has(EventKind.FLUSH_INTERRUPT) || log.has(EventKind.SHOOT_INTERRUPT);
  }

  /** Whether the log tells in any way who was interrupted. */
  static boolean areTraced(EventLog log) {
    return areProbed(log) || log.has(EventKind.INTERRUPT_SENT);
  }

  /** All that are probed, in the order of the file. */
  static List<Interruption> of(EventLog log) {
    RecordedInterruptions recorded = new RecordedInterruptions(log);
    for (int i = 0; i < recorded.events.size(); i++) {
      recorded.take(i);
    }
    return List.copyOf(recorded.all);
  }

  /** Who asks, by the event on the CPU that asks. */
  static From from(LogEvent sent) {
    return sent.interrupt() == MmInterrupt.SHOOT
        ? From.MMDROP
        : sent.full() ? From.FINAL_FLUSH : From.LIFE;
  }

  private void take(int at) {
    LogEvent event = events.get(at);
    switch (event.kind()) {
      case INTERRUPT_SENT ->
          sent.computeIfAbsent(event.other(), cpu -> new ArrayDeque<>()).add(event);
      case FLUSH_INTERRUPT -> {
        LogEvent by = sender(event.cpu(), MmInterrupt.FLUSH);
        if (by != null && !by.full()) {
          boolean single = users.getOrDefault(event.pointer(), 1) == 1;
          add(at, single ? From.LIFE : From.OCCASIONAL);
        } else {
          add(at, beforeFinalFlush.get(at) ? From.FINAL_FLUSH : From.LIFE);
        }
      }
      case FLUSH -> users.put(event.pointer(), event.users());
      case MM_DROP -> lastDrop.put(event.pointer(), event);
      case SHOOT_INTERRUPT -> {
        // The CPU that drops the mm asks itself without an interrupt.
        if (sender(event.cpu(), MmInterrupt.SHOOT) != null || !sendsTraced && !dropsHere(event)) {
          add(at, From.MMDROP);
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

  private void add(int at, From from) {
    LogEvent event = events.get(at);
    all.add(new Interruption(event.pointer(), from, event.cpu(), event.line(), useful(at), true));
  }

  /** The CPU leaves the mm before it does anything else, or does not leave it. */
  private Useful useful(int at) {
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

  /**
   * The interrupts behind which the next flush of the mm is the final one: a flush is traced behind
   * its interrupts. One behind which no flush is traced is of the final one as well.
   */
  private static BitSet beforeFinalFlush(List<LogEvent> events) {
    Map<Long, Boolean> nextIsFinal = new HashMap<>();
    BitSet before = new BitSet(events.size());
    for (int i = events.size() - 1; i >= 0; i--) {
      LogEvent event = events.get(i);
      if (event.kind() == EventKind.FLUSH) {
        nextIsFinal.put(event.pointer(), event.full() && event.users() <= 0);
      } else if (event.kind() == EventKind.FLUSH_INTERRUPT) {
        before.set(i, nextIsFinal.getOrDefault(event.pointer(), true));
      }
    }
    return before;
  }

  /** Whether the interrupted task itself has dropped the mm last. */
  private boolean dropsHere(LogEvent event) {
    LogEvent drop = lastDrop.get(event.pointer());
    return drop != null && drop.cpu() == event.cpu() && drop.pid() == event.pid();
  }
}

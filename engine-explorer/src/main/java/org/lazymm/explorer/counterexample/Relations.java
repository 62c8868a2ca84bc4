package org.lazymm.explorer.counterexample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lazymm.explorer.replay.ExecutionEvent;

/** Which events are related to which: reads to writes, and writes to the same cell. */
final class Relations {
  private final List<ExecutionEvent> events;

  /** Of each write the write to the same cell that comes next. */
  private final Map<Integer, Integer> next = new HashMap<>();

  /** Of each cell the first write to it. */
  private final Map<String, Integer> first = new HashMap<>();

  Relations(List<ExecutionEvent> events) {
    this.events = events;
    for (ExecutionEvent event : events) {
      if (event.before() == ExecutionEvent.INITIAL) {
        first.put(event.cell(), event.number());
      } else if (event.before() >= 0) {
        next.put(event.before(), event.number());
      }
    }
  }

  /**
   * The numbers of the events that an access is related to.
   *
   * @param edge in which way
   * @param from the access; of an update its read
   * @param to the same, or the write of that update
   */
  Stream<Integer> of(Edge edge, ExecutionEvent from, ExecutionEvent to) {
    return switch (edge) {
      case READS_FROM -> Stream.of(from.readsFrom()).filter(source -> source >= 0);
      case COHERENCE -> Stream.of(to.before()).filter(before -> before >= 0);
      case FROM_READS -> overwriting(from).filter(write -> write != to.number());
    };
  }

  /** The write that overwrote what an event has read. */
  private Stream<Integer> overwriting(ExecutionEvent read) {
    Integer write =
        switch (read.readsFrom()) {
          case ExecutionEvent.NONE -> null;
          case ExecutionEvent.INITIAL -> first.get(read.cell());
          default -> next.get(events.get(read.readsFrom()).number());
        };
    return Stream.ofNullable(write);
  }
}

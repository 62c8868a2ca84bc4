package org.lazymm.simulator.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.lazymm.simulator.dispatch.SimProcess;

/** The actors that wait for one CPU, or for a timer there, by when they can run. */
final class RunQueue {
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::number));
  private long numbers;

  /**
   * An actor that waits.
   *
   * @param at when it can run, in ticks
   * @param number those with the same time run in this order
   * @param actor the actor
   */
  record Entry(long at, long number, SimProcess actor) {}

  void add(SimProcess actor, long at) {
    entries.add(new Entry(at, numbers++, actor));
  }

  /** When the first can run. */
  long firstAt() {
    Entry first = entries.peek();
    return first == null ? Strands.NEVER : first.at();
  }

  /** Takes the first if it can run by now. */
  @Nullable SimProcess poll(long now) {
    return firstAt() <= now ? entries.remove().actor() : null;
  }

  /** Takes all, in their order. */
  List<Entry> takeAll() {
    List<Entry> all = new ArrayList<>();
    while (!entries.isEmpty()) {
      all.add(entries.remove());
    }
    return all;
  }
}

package org.lazymm.trace.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The steps of a log, and which of them separate two places. */
final class MmSteps {
  /**
   * A step with its place in the file.
   *
   * @param step the step
   * @param line the line of the event, if it separates two places, otherwise 0
   * @param timeNanos the time of the last event, in nanoseconds
   */
  record Entry(MmStep step, long line, long timeNanos) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Integer, List<MmStep.LostBegin>> lostBegins = new HashMap<>();

  private long timeNanos;

  /** An event is about to make steps. */
  void at(long nanos) {
    timeNanos = nanos;
  }

  int size() {
    return entries.size();
  }

  void add(MmStep step, LogEvent source) {
    entries.add(new Entry(step, source.isBoundary() ? source.line() : 0, timeNanos));
  }

  void addUnmarked(MmStep step) {
    entries.add(new Entry(step, 0, timeNanos));
  }

  void addLost(MmStep.Switch step, int from) {
    entries.add(new Entry(step, 0, timeNanos));
    if (from < entries.size() - 1) {
      lostBegins
          .computeIfAbsent(from, key -> new ArrayList<>())
          .add(new MmStep.LostBegin(step.cpu(), step.previous(), step.next(), step.last()));
    }
  }

  /** The windows of lost switches are known only at their end, so they are put in at the end. */
  List<Entry> inOrder() {
    List<Entry> all = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      for (MmStep.LostBegin begin : lostBegins.getOrDefault(i, List.of())) {
        all.add(new Entry(begin, 0, entries.get(i).timeNanos()));
      }
      all.add(entries.get(i));
    }
    return List.copyOf(all);
  }
}

package org.lazymm.explorer.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;

/**
 * What is known of an event before the execution that it is part of is repeated.
 *
 * @param cpu whose it is
 * @param label what it is: see {@link Label}
 * @param cell what it accesses, by name; empty if that is not known
 * @param readsFrom the place of the write that it reads from, {@link ExecutionGraph#INITIAL} or
 *     {@link ExecutionGraph#NONE}
 * @param after the place of the write to the same cell that it comes after, likewise
 */
public record ScheduledEvent(int cpu, int label, String cell, int readsFrom, int after) {

  /** The events of a recorded execution. */
  public static List<ScheduledEvent> of(List<ExecutionEvent> events) {
    return events.stream()
        .map(
            event ->
                new ScheduledEvent(
                    event.cpu(),
                    EventLabel.of(event),
                    (EventLabel.of(event) & Label.FENCE) != 0 ? "" : event.cell(),
                    event.readsFrom(),
                    event.before()))
        .toList();
  }

  /**
   * The events of an execution.
   *
   * @param graph the execution
   * @param order its events, in the order in which they are repeated
   */
  static List<ScheduledEvent> of(ExecutionGraph graph, int[] order) {
    int[] places = new int[graph.size()];
    Arrays.fill(places, ExecutionGraph.NONE);
    for (int place = 0; place < order.length; place++) {
      places[order[place]] = place;
    }
    List<ScheduledEvent> cues = new ArrayList<>();
    for (int event : order) {
      cues.add(
          new ScheduledEvent(
              graph.thread(event),
              graph.label(event),
              "",
              graph.is(event, Label.READ) ? place(places, graph.rf(event)) : ExecutionGraph.NONE,
              graph.is(event, Label.WRITE)
                  ? place(places, graph.coPrevious(event))
                  : ExecutionGraph.NONE));
    }
    return cues;
  }

  private static int place(int[] places, int event) {
    return event >= 0 ? places[event] : event;
  }
}

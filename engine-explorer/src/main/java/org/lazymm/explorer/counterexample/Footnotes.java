package org.lazymm.explorer.counterexample;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.replay.ExecutionEvent;

/**
 * What is said around a drawing: the values at first, the order that is missing, what is not shown.
 */
final class Footnotes {
  private final Counterexample counterexample;
  private final DiagramRows story;

  Footnotes(Counterexample counterexample, DiagramRows story) {
    this.counterexample = counterexample;
    this.story = story;
  }

  /** What the cells that are shown held at first; empty if none is shown. */
  String beforehand() {
    Set<String> values = new LinkedHashSet<>();
    Map<String, String> initial = counterexample.backdrop().initial();
    for (ExecutionEvent event : counterexample.events()) {
      boolean plain =
          switch (event.role()) {
            case REQUEST, DOORBELL, RING, DONE -> false;
            default -> true;
          };
      if (plain && story.momentOf(event.number()) > 0 && initial.containsKey(event.cell())) {
        values.add(EventText.cell(event) + " = " + initial.get(event.cell()));
      }
    }
    return values.isEmpty() ? "" : "at first: " + String.join(", ", values);
  }

  /** Which order is missing, and what little there is in its place; empty if none is. */
  List<String> gap() {
    if (!counterexample.isMissingAnOrder()) {
      return List.of();
    }
    int first = counterexample.culprits().get(0);
    int second = counterexample.culprits().get(1);
    List<String> lines = new ArrayList<>();
    lines.add("missing: nothing orders " + named(first) + " before " + named(second));
    lines.add(
        path(first, second)
            .map(
                path ->
                    "all that leads from the one to the other are values read: "
                        + path.stream().map(this::number).collect(Collectors.joining(" -> ")))
            .orElse(
                "cpu"
                    + counterexample.events().get(second).cpu()
                    + " reads nothing before "
                    + number(second)
                    + " that cpu"
                    + counterexample.events().get(first).cpu()
                    + " has written since "
                    + number(first)));
    return lines;
  }

  /** How many moments are not shown, and how to see them; empty if all are. */
  String leftOut() {
    int out = DiagramRows.of(counterexample, Detail.WHOLE).rows() - story.rows();
    return out <= 0
        ? ""
        : out == 1
            ? "1 row that has no part in it is left out; --full shows it"
            : out + " rows that have no part in it are left out; --full shows them";
  }

  private String number(int event) {
    return "#" + story.momentOf(event);
  }

  private String named(int event) {
    return number(event)
        + " (cpu"
        + counterexample.events().get(event).cpu()
        + " "
        + story.moments().stream()
            .filter(moment -> moment.number() == story.momentOf(event))
            .map(DiagramRow::text)
            .findFirst()
            .orElse("")
        + ")";
  }

  /**
   * The shortest way from one event to another by program order and by what is read, as far as it
   * is shown: each event at which it goes from one CPU to the next.
   */
  private Optional<List<Integer>> path(int from, int to) {
    List<ExecutionEvent> events = counterexample.events();
    Map<Integer, Integer> cameFrom = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(to));
    while (!open.isEmpty()) {
      int number = open.remove();
      ExecutionEvent event = events.get(number);
      if (number == from) {
        return Optional.of(hops(cameFrom, from, to));
      }
      for (ExecutionEvent earlier : events) {
        boolean before =
            earlier.number() == event.readsFrom()
                || (earlier.cpu() == event.cpu() && earlier.at() == event.at() - 1);
        if (before && cameFrom.putIfAbsent(earlier.number(), number) == null) {
          open.add(earlier.number());
        }
      }
    }
    return Optional.empty();
  }

  private List<Integer> hops(Map<Integer, Integer> next, int from, int to) {
    Set<Integer> shown = new LinkedHashSet<>();
    List<Integer> hops = new ArrayList<>();
    int at = from;
    while (true) {
      Integer after = at == to ? null : next.get(at);
      boolean crosses =
          after != null
              && counterexample.events().get(after).cpu() != counterexample.events().get(at).cpu();
      boolean crossed =
          !hops.isEmpty()
              && counterexample.events().get(hops.get(hops.size() - 1)).cpu()
                  != counterexample.events().get(at).cpu();
      boolean end = at == from || at == to;
      if ((end || crosses || crossed) && story.momentOf(at) > 0 && shown.add(story.momentOf(at))) {
        hops.add(at);
      }
      if (after == null) {
        return hops;
      }
      at = after;
    }
  }
}

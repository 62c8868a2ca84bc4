package org.lazymm.explorer.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.model.MemoryModel;

/**
 * All executions of a program whose threads make the same operations whatever they read: each
 * choice of sources and orders is tried.
 */
final class AllGraphs {
  private final List<List<Step>> codes;
  private final MemoryModel model;
  private final Set<String> executions = new HashSet<>();
  private final List<Integer> reads = new ArrayList<>();
  private final Set<Integer> updates = new HashSet<>();
  private final List<List<Integer>> writes = new ArrayList<>();
  private int[] locations = {};

  AllGraphs(List<List<Step>> codes, MemoryModel model) {
    this.codes = codes;
    this.model = model;
  }

  Set<String> executions() {
    ExecutionGraph graph = skeleton();
    for (int location = 0; location < Step.LOCATIONS; location++) {
      writes.add(new ArrayList<>());
    }
    for (int event = 0; event < graph.size(); event++) {
      if (graph.is(event, Label.READ)) {
        reads.add(event);
        if (graph.is(event, Label.RMW)) {
          updates.add(event);
        }
      } else if (graph.is(event, Label.WRITE)) {
        writes.get(graph.location(event)).add(event);
      }
    }
    locations = reads.stream().mapToInt(graph::location).toArray();
    order(0, new ArrayList<>());
    return executions;
  }

  private ExecutionGraph skeleton() {
    ExecutionGraph graph = new ExecutionGraph(codes.size());
    for (int thread = 0; thread < codes.size(); thread++) {
      for (Step step : codes.get(thread)) {
        step.draw(graph, thread);
      }
    }
    return graph;
  }

  private void order(int location, List<List<Integer>> orders) {
    if (location == Step.LOCATIONS) {
      source(orders, new int[reads.size()], 0);
      return;
    }
    for (List<Integer> each : permutations(writes.get(location))) {
      orders.add(each);
      order(location + 1, orders);
      orders.remove(orders.size() - 1);
    }
  }

  private static List<List<Integer>> permutations(List<Integer> of) {
    if (of.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (Integer first : of) {
      List<Integer> rest = new ArrayList<>(of);
      rest.remove((Object) first);
      for (List<Integer> tail : permutations(rest)) {
        List<Integer> whole = new ArrayList<>(List.of(first));
        whole.addAll(tail);
        all.add(whole);
      }
    }
    return all;
  }

  private void source(List<List<Integer>> orders, int[] sources, int at) {
    if (at == sources.length) {
      judge(orders, sources);
      return;
    }
    if (updates.contains(reads.get(at))) {
      // Atomic: it reads what comes right before its write.
      int index = orders.get(locations[at]).indexOf(reads.get(at) + 1);
      sources[at] = index == 0 ? ExecutionGraph.INITIAL : orders.get(locations[at]).get(index - 1);
      source(orders, sources, at + 1);
      return;
    }
    sources[at] = ExecutionGraph.INITIAL;
    source(orders, sources, at + 1);
    for (int write : writes.get(locations[at])) {
      sources[at] = write;
      source(orders, sources, at + 1);
    }
  }

  private void judge(List<List<Integer>> orders, int[] sources) {
    ExecutionGraph graph = skeleton();
    for (List<Integer> order : orders) {
      int before = ExecutionGraph.INITIAL;
      for (int write : order) {
        graph.placeAfter(write, before);
        before = write;
      }
    }
    for (int read = 0; read < sources.length; read++) {
      if (sources[read] >= 0
          && graph.is(reads.get(read), Label.LOCK)
          && graph.is(sources[read], Label.LOCK)) {
        return;
      }
      graph.readFrom(reads.get(read), sources[read], 0);
    }
    if (model.consistent(graph) && model.acceptsComplete(graph)) {
      executions.add(signature(graph));
    }
  }

  /** What each read reads from, and the order of each location's writes. */
  static String signature(ExecutionGraph graph) {
    StringBuilder text = new StringBuilder();
    for (int thread = 0; thread < graph.threads(); thread++) {
      for (int at = 0; at < graph.size(thread); at++) {
        int event = graph.event(thread, at);
        if (graph.is(event, Label.READ)) {
          text.append(name(graph, event)).append('=').append(name(graph, graph.rf(event)));
          text.append(' ');
        }
      }
    }
    for (int location = 0; location < Step.LOCATIONS; location++) {
      text.append('|');
      for (int write = graph.coFirst(location); write >= 0; write = graph.coNext(write)) {
        text.append(name(graph, write)).append(' ');
      }
    }
    return text.toString();
  }

  private static String name(ExecutionGraph graph, int event) {
    return event < 0 ? "-" : graph.thread(event) + "." + graph.index(event);
  }
}

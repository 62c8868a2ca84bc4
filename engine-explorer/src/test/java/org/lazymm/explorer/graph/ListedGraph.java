package org.lazymm.explorer.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an {@link ExecutionGraph} should say, kept in lists, and found out anew at each question.
 */
final class ListedGraph {
  static final ExecutionGraph.InitialValues INITIAL_VALUES = location -> 10 * location + 5;

  /** A read that was woken: which, by which write, and what it read before. */
  record Wake(int read, int write, int before) {}

  /** An event; what it reads and its value may change. */
  static final class Event {
    final int thread;
    final int label;
    final int location;
    int rf = ExecutionGraph.NONE;
    long value;

    Event(int thread, int label, int location) {
      this.thread = thread;
      this.label = label;
      this.location = location;
    }

    boolean reads() {
      return (label & Label.READ) != 0;
    }
  }

  final int threads;
  final List<Event> events = new ArrayList<>();
  final List<List<Integer>> order = new ArrayList<>();
  final List<Wake> wakes = new ArrayList<>();

  ListedGraph(int threads, int locations) {
    this.threads = threads;
    for (int location = 0; location < locations; location++) {
      order.add(new ArrayList<>());
    }
  }

  /** As it is now; a copy knows of no wakes. */
  ListedGraph copy() {
    ListedGraph copy = restricted(events.size() - 1, ExecutionGraph.NONE, new ArrayList<>());
    copy.wakes.clear();
    return copy;
  }

  int add(int thread, int label, int location) {
    events.add(new Event(thread, label, location));
    return events.size() - 1;
  }

  void readFrom(int read, int write) {
    events.get(read).rf = write;
    events.get(read).value = valueOf(write, events.get(read).location);
  }

  long valueOf(int write, int location) {
    return write >= 0 ? events.get(write).value : INITIAL_VALUES.of(location);
  }

  void wake(int read, int write) {
    wakes.add(new Wake(read, write, events.get(read).rf));
    readFrom(read, write);
  }

  void truncate(int size) {
    while (!wakes.isEmpty() && wakes.get(wakes.size() - 1).write() >= size) {
      Wake last = wakes.remove(wakes.size() - 1);
      if (last.read() < size) {
        readFrom(last.read(), last.before());
      }
    }
    events.subList(size, events.size()).clear();
    order.forEach(writes -> writes.removeIf(write -> write >= size));
  }

  /** The events of a thread, in program order. */
  List<Integer> of(int thread) {
    List<Integer> own = new ArrayList<>();
    for (int event = 0; event < events.size(); event++) {
      if (events.get(event).thread == thread) {
        own.add(event);
      }
    }
    return own;
  }

  /** An event and all that comes before it in program order and reads-from, step by step. */
  Set<Integer> prefix(int event) {
    Set<Integer> found = new HashSet<>();
    ArrayDeque<Integer> open = new ArrayDeque<>(List.of(event));
    while (!open.isEmpty()) {
      int next = open.remove();
      if (next < 0 || !found.add(next)) {
        continue;
      }
      open.add(events.get(next).rf);
      List<Integer> own = of(events.get(next).thread);
      int at = own.indexOf(next);
      open.add(at == 0 ? ExecutionGraph.NONE : own.get(at - 1));
    }
    return found;
  }

  /**
   * The part that a backward revisit keeps: what was added up to a read, and the prefix of a write.
   *
   * @param read the read
   * @param write the write, or NONE
   * @param kept gets the old numbers of what is kept
   */
  ListedGraph restricted(int read, int write, List<Integer> kept) {
    Set<Integer> prefix = write >= 0 ? prefix(write) : Set.of();
    ListedGraph part = new ListedGraph(threads, order.size());
    for (int event = 0; event < events.size(); event++) {
      if (event <= read || prefix.contains(event)) {
        kept.add(event);
        Event old = events.get(event);
        part.events.get(part.add(old.thread, old.label, old.location)).value = old.value;
      }
    }
    for (int location = 0; location < order.size(); location++) {
      for (int each : order.get(location)) {
        if (kept.contains(each)) {
          part.order.get(location).add(kept.indexOf(each));
        }
      }
    }
    for (int event : kept) {
      if (events.get(event).reads()) {
        part.readFrom(kept.indexOf(event), renumbered(firstRf(event), kept));
      }
    }
    for (Wake wake : wakes) {
      boolean revisited = write >= 0 && wake.read() == read;
      if (!revisited && kept.contains(wake.read()) && kept.contains(wake.write())) {
        part.wake(kept.indexOf(wake.read()), kept.indexOf(wake.write()));
      }
    }
    return part;
  }

  /** What a read read from before it was woken, or reads from if it never was. */
  int firstRf(int read) {
    return wakes.stream()
        .filter(wake -> wake.read() == read)
        .findFirst()
        .map(Wake::before)
        .orElse(events.get(read).rf);
  }

  private static int renumbered(int event, List<Integer> kept) {
    if (event < 0) {
      return event;
    }
    return kept.contains(event) ? kept.indexOf(event) : ExecutionGraph.NONE;
  }

  /** Asks a graph all that it can be asked. */
  void assertSame(ExecutionGraph graph) {
    assertEquals(events.size(), graph.size());
    assertEquals(threads, graph.threads());
    for (int thread = 0; thread < threads; thread++) {
      List<Integer> own = of(thread);
      assertEquals(own.size(), graph.size(thread));
      for (int at = 0; at < own.size(); at++) {
        assertEquals(own.get(at), graph.event(thread, at));
        assertEquals(at, graph.index(own.get(at)));
      }
    }
    for (int event = 0; event < events.size(); event++) {
      assertSame(graph, event);
    }
    for (int location = 0; location < order.size(); location++) {
      assertSameOrder(graph, location);
    }
  }

  private void assertSame(ExecutionGraph graph, int id) {
    Event event = events.get(id);
    assertEquals(event.thread, graph.thread(id));
    assertEquals(event.label, graph.label(id));
    assertEquals(event.location, graph.location(id));
    assertEquals(event.rf, graph.rf(id), "rf of " + id);
    assertEquals(firstRf(id), graph.firstRf(id), "first rf of " + id);
    assertEquals(event.value, graph.value(id), "value of " + id);
    Set<Integer> prefix = prefix(id);
    for (int earlier = 0; earlier < events.size(); earlier++) {
      assertEquals(prefix.contains(earlier), graph.isInPrefix(earlier, id), earlier + " of " + id);
    }
  }

  private void assertSameOrder(ExecutionGraph graph, int location) {
    int before = ExecutionGraph.INITIAL;
    for (int write : order.get(location)) {
      assertEquals(write, graph.coAfter(before, location), "after " + before);
      assertEquals(before, graph.coPrevious(write), "before " + write);
      boolean updates = (events.get(write).label & Label.RMW) != 0;
      assertEquals(
          updates ? write : ExecutionGraph.NONE, graph.consumer(before, location), "of " + before);
      before = write;
    }
    assertEquals(ExecutionGraph.NONE, graph.coAfter(before, location));
    assertEquals(before, graph.coLast(location));
  }

  void assertSameWakes(ExecutionGraph graph) {
    assertEquals(wakes.size(), graph.wakes());
    for (int wake = 0; wake < wakes.size(); wake++) {
      assertEquals(wakes.get(wake).read(), graph.wokenRead(wake));
      assertEquals(wakes.get(wake).before(), graph.rfBeforeWake(wake));
    }
  }
}

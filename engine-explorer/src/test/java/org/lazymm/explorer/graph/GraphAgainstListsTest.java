package org.lazymm.explorer.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Random sequences of operations, on a graph and on {@linkplain ListedGraph lists}. */
class GraphAgainstListsTest {
  private static final int THREADS = 3;
  private static final int LOCATIONS = 2;
  private static final int STEPS = 40;

  /** A graph and its lists, which change alike. */
  private static final class Pair {
    final Random random;
    final ExecutionGraph graph = new ExecutionGraph(THREADS);
    final ListedGraph lists = new ListedGraph(THREADS, LOCATIONS);

    Pair(long seed) {
      random = new Random(seed);
      graph.touch(LOCATIONS - 1);
    }

    Pair grown() {
      for (int step = 0; step < STEPS; step++) {
        step();
      }
      return this;
    }

    void step() {
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> write();
        case 3, 4 -> read(Label.READ);
        case 5, 6 -> read(Label.READ | Label.AWAIT);
        case 7 -> update();
        case 8 -> move();
        case 9 -> readAgain();
        case 10 -> wake();
        default -> truncate();
      }
    }

    private int oneOf(List<Integer> choices) {
      return choices.get(random.nextInt(choices.size()));
    }

    private int add(int thread, int label, int location) {
      assertEquals(lists.add(thread, label, location), graph.add(thread, label, location));
      return graph.size() - 1;
    }

    /** A write in no order yet. */
    int newWrite() {
      int write = add(random.nextInt(THREADS), Label.WRITE, random.nextInt(LOCATIONS));
      lists.events.get(write).value = random.nextInt(4);
      graph.setValue(write, lists.events.get(write).value);
      return write;
    }

    void place(int write, int before) {
      List<Integer> order = lists.order.get(graph.location(write));
      order.add(order.indexOf(before) + 1, write); // Not found is -1: the initial write.
      graph.placeAfter(write, before);
    }

    /** The writes to a location that were added before an event, and the initial one. */
    private List<Integer> writesBefore(int event, int location) {
      List<Integer> writes = new ArrayList<>(List.of(ExecutionGraph.INITIAL));
      lists.order.get(location).stream().filter(write -> write < event).forEach(writes::add);
      return writes;
    }

    private void write() {
      int write = newWrite();
      place(write, oneOf(writesBefore(write, graph.location(write))));
    }

    void readFrom(int read, int write) {
      lists.readFrom(read, write);
      graph.readFrom(read, write, lists.valueOf(write, graph.location(read)));
    }

    private int read(int label) {
      int read = add(random.nextInt(THREADS), label, random.nextInt(LOCATIONS));
      readFrom(read, oneOf(writesBefore(read, graph.location(read))));
      return read;
    }

    private void update() {
      int read = read(Label.READ | Label.RMW);
      graph.operands(read, Update.ADD, random.nextInt(3), 0);
      int write = graph.addUpdate(read);
      lists.add(graph.thread(read), Label.WRITE | Label.RMW, graph.location(read));
      lists.events.get(write).value = lists.events.get(read).value + graph.operand(read);
      assertEquals(write, graph.rmwWrite(read));
      assertEquals(read, graph.rmwRead(write));
      place(write, graph.rf(read));
    }

    /** Takes a write out of the order, and puts it somewhere else. */
    private void move() {
      int location = random.nextInt(LOCATIONS);
      List<Integer> order = lists.order.get(location);
      if (!order.isEmpty()) {
        int write = oneOf(order);
        order.remove(Integer.valueOf(write));
        graph.unplace(write);
        place(write, oneOf(writesBefore(Integer.MAX_VALUE, location)));
      }
    }

    /** The reads that are the last of their threads and were never woken. */
    private List<Integer> lastReads() {
      List<Integer> reads = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int size = graph.size(thread);
        if (size > 0 && lists.events.get(graph.event(thread, size - 1)).reads()) {
          reads.add(graph.event(thread, size - 1));
        }
      }
      return reads;
    }

    private void readAgain() {
      List<Integer> reads = lastReads();
      reads.removeIf(read -> lists.wakes.stream().anyMatch(wake -> wake.read() == read));
      if (!reads.isEmpty()) {
        int read = oneOf(reads);
        readFrom(read, oneOf(writesBefore(read, graph.location(read))));
      }
    }

    /** A new write wakes reads that wait for it. */
    private void wake() {
      write();
      int write = graph.size() - 1;
      for (int read : lastReads()) {
        if (graph.is(read, Label.AWAIT) && graph.location(read) == graph.location(write)) {
          lists.wake(read, write);
          graph.wake(read, write);
        }
      }
    }

    /**
     * Whether what woken reads read at first is kept with them. The search revisits nothing else:
     * that write comes before the one that woke the read, so it was not maximally added.
     */
    boolean keepsFirstSources(int read, int write) {
      List<Integer> kept = new ArrayList<>();
      lists.restricted(read, write, kept);
      return lists.wakes.stream()
          .filter(wake -> wake.read() != read && kept.contains(wake.read()))
          .map(wake -> lists.firstRf(wake.read()))
          .allMatch(source -> source < 0 || kept.contains(source));
    }

    private void truncate() {
      int size = graph.size() - random.nextInt(Math.min(graph.size(), 6) + 1);
      lists.truncate(size);
      graph.truncate(size, ListedGraph.INITIAL_VALUES);
    }
  }

  @Property(tries = 200)
  void aGraphSaysWhatListsSayAfterEachOperation(@ForAll long seed) {
    Pair pair = new Pair(seed);
    for (int step = 0; step < STEPS; step++) {
      pair.step();
      pair.lists.assertSame(pair.graph);
      pair.lists.assertSameWakes(pair.graph);
    }
  }

  @Property(tries = 200)
  void whatBecomesOfAGraphDoesNotChangeItsCopy(@ForAll long seed) {
    Pair pair = new Pair(seed).grown();
    ExecutionGraph copy = pair.graph.copy();
    ListedGraph then = pair.lists.copy();
    pair.grown();
    then.assertSame(copy);
  }

  @Property(tries = 300)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void aRestrictionKeepsWhatABackwardRevisitKeeps(@ForAll long seed) {
    Pair pair = new Pair(seed).grown();
    int write = pair.newWrite();
    List<Integer> reads = new ArrayList<>();
    for (int event = 0; event < write; event++) {
      if (pair.graph.is(event, Label.READ)
          && pair.graph.location(event) == pair.graph.location(write)
          && !pair.lists.prefix(write).contains(event)
          && pair.keepsFirstSources(event, write)) {
        reads.add(event);
      }
    }
    Statistics.label("revisits").collect(!reads.isEmpty());
    Statistics.label("revisits").coverage(many -> many.check(true).percentage(share -> share > 50));
    GraphRestriction restriction = new GraphRestriction();
    ExecutionGraph part = new Pair(seed + 1).grown().graph; // Whatever it was before.
    for (int read : reads) {
      List<Integer> kept = new ArrayList<>();
      ListedGraph expected = pair.lists.restricted(read, write, kept);
      restriction.restrict(pair.graph, read, write, part, ListedGraph.INITIAL_VALUES);
      for (int event = 0; event <= write; event++) {
        int number = kept.contains(event) ? kept.indexOf(event) : ExecutionGraph.NONE;
        assertEquals(number, restriction.renumbered(event));
      }
      // As the search does: the read that is revisited reads from the write, the last in order.
      int revisited = kept.indexOf(read);
      int newWrite = kept.indexOf(write);
      int where = pair.graph.location(write);
      expected.readFrom(revisited, newWrite);
      part.readFrom(revisited, newWrite, part.value(newWrite));
      part.placeAfter(newWrite, part.coLast(where));
      expected.order.get(where).add(newWrite);
      expected.assertSame(part);
      expected.assertSameWakes(part);
    }
  }
}

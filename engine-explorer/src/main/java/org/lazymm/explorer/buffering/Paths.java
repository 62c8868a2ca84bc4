package org.lazymm.explorer.buffering;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.model.LocalOrder;

/**
 * Collects the paths that threads take, and finds the reads and later writes through which load
 * buffering may come about.
 *
 * <p>Load buffering is a cycle of program order and reads-from. It leads through threads from a
 * read to a later write, and from each write to a read of its location by another thread. If each
 * such write is kept behind its read the cycle is one of happening-before, which no execution has.
 * So what matters is a pair that nothing orders and that such a cycle, followed by locations, leads
 * through.
 */
public final class Paths {
  private final LocalOrder order = new LocalOrder();
  private final Set<Key> known = new HashSet<>();
  private final Map<Pair, BufferedPair> unordered = new TreeMap<>();
  private final Map<Pair, BufferedPair> pairs = new TreeMap<>();
  private final Seen seen = new Seen();

  /** Two locations, the first read and the second written later by a thread. */
  private record Pair(int thread, int read, int write) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      return Arrays.compare(
          new int[] {thread, read, write}, new int[] {other.thread, other.read, other.write});
    }
  }

  /** All of a path that matters for its orders. */
  private static final class Key {
    private final int thread;
    private final long[] operations;

    Key(int thread, long[] operations) {
      this.thread = thread;
      this.operations = operations;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && thread == key.thread
          && Arrays.equals(operations, key.operations);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(operations) + thread;
    }
  }

  /**
   * Adds the paths of all threads in an execution.
   *
   * @param execution it may change afterwards
   */
  public void add(ExecutionGraph execution) {
    seen.add(execution);
    ExecutionGraph kept = null;
    for (int thread = 0; thread < execution.threads(); thread++) {
      if (known.add(key(execution, thread, thread))) {
        kept = kept == null ? execution.copy() : kept;
        computeHappensBefore(thread, kept, thread);
      }
    }
  }

  /**
   * Adds a path that a thread may take.
   *
   * @param thread which thread
   * @param path the only thread of a graph
   */
  public void add(int thread, ExecutionGraph path) {
    if (known.add(key(path, 0, thread))) {
      computeHappensBefore(thread, path, 0);
    }
  }

  private static Key key(ExecutionGraph graph, int inThread, int thread) {
    int size = graph.size(inThread);
    int width = graph.hasDependencies() ? 5 : 2;
    long[] operations = new long[width * size];
    for (int at = 0; at < size; at++) {
      int event = graph.event(inThread, at);
      int place = width * at;
      operations[place] = (long) graph.label(event) << 32 | graph.location(event) & 0xffff_ffffL;
      operations[place + 1] = graph.is(event, Label.RMW) ? graph.update(event).ordinal() : -1;
      if (width > 2) {
        operations[place + 2] = graph.addressDependencies(event);
        operations[place + 3] = graph.dataDependencies(event);
        operations[place + 4] = graph.controlDependencies(event);
      }
    }
    return new Key(thread, operations);
  }

  private void computeHappensBefore(int thread, ExecutionGraph graph, int inThread) {
    ExecutionGraph path = operations(graph, inThread);
    order.computeHappensBefore(path);
    for (int write = 0; write < path.size(); write++) {
      // The write of a lock is read by nobody: the next lock reads the unlock.
      if (path.is(write, Label.WRITE) && !path.is(write, Label.LOCK)) {
        for (int read = 0; read < write; read++) {
          if (path.is(read, Label.READ)) {
            Pair pair = new Pair(thread, path.location(read), path.location(write));
            BufferedPair reordering = new BufferedPair(thread, read, write, graph);
            pairs.putIfAbsent(pair, reordering);
            if (!order.isOrdered(read, write)) {
              unordered.putIfAbsent(pair, reordering);
            }
          }
        }
      }
    }
  }

  /** The operations of a thread alone. */
  private static ExecutionGraph operations(ExecutionGraph graph, int inThread) {
    ExecutionGraph path = new ExecutionGraph(1);
    for (int at = 0; at < graph.size(inThread); at++) {
      int event = graph.event(inThread, at);
      int added = path.add(0, graph.label(event), graph.location(event));
      if (graph.is(event, Label.RMW | Label.READ)) {
        path.operands(added, graph.update(event), 0, 0);
      }
      if (graph.hasDependencies()) {
        path.depend(
            added,
            graph.addressDependencies(event),
            graph.dataDependencies(event),
            graph.controlDependencies(event));
      }
    }
    return path;
  }

  /**
   * The reads and later writes on a cycle of such, through other threads, that nothing orders, or
   * of which the read may read what it was never seen to read: one for each location that a thread
   * reads.
   */
  public List<BufferedPair> onCycles() {
    List<Pair> all = List.copyOf(pairs.keySet());
    Map<List<Integer>, Integer> readers = new HashMap<>();
    all.forEach(pair -> readers.putIfAbsent(List.of(pair.thread, pair.read), readers.size()));
    BitSet[] next = new BitSet[readers.size()];
    Arrays.setAll(next, reader -> new BitSet());
    for (Pair pair : all) {
      next[number(pair, readers)].or(readersOf(pair, readers));
    }
    close(next);
    Map<List<Integer>, BufferedPair> found = new LinkedHashMap<>();
    unordered.forEach(
        (pair, reordering) -> {
          if (isOnCycle(pair, readers, next)) {
            found.putIfAbsent(List.of(pair.thread, pair.read), reordering);
          }
        });
    addUnseen(false, readers, next, found);
    addUnseen(true, readers, next, found);
    return List.copyOf(found.values());
  }

  /**
   * Adds reads that may read what they were never seen to, with a write of the same cell or not.
   */
  private void addUnseen(
      boolean sameCell,
      Map<List<Integer>, Integer> readers,
      BitSet[] next,
      Map<List<Integer>, BufferedPair> found) {
    pairs.forEach(
        (pair, reordering) -> {
          List<Integer> read = List.of(pair.thread, pair.read);
          if ((pair.read == pair.write) == sameCell
              && !found.containsKey(read)
              && isOnCycle(pair, readers, next)
              && !seen.isAll(pair.thread, pair.read)) {
            found.put(read, reordering);
          }
        });
  }

  /** The number of the reads that a pair begins with. */
  private static int number(Pair pair, Map<List<Integer>, Integer> readers) {
    return Objects.requireNonNull(readers.get(List.of(pair.thread, pair.read)));
  }

  private static boolean isOnCycle(Pair pair, Map<List<Integer>, Integer> readers, BitSet[] next) {
    int back = number(pair, readers);
    return readersOf(pair, readers).stream().anyMatch(reader -> next[reader].get(back));
  }

  /** The reads by other threads that may read a pair's write. A location below 0 may be any. */
  private static BitSet readersOf(Pair pair, Map<List<Integer>, Integer> readers) {
    BitSet found = new BitSet();
    readers.forEach(
        (place, number) -> {
          int read = place.get(1);
          if (place.get(0) != pair.thread && (read == pair.write || read < 0 || pair.write < 0)) {
            found.set(number);
          }
        });
    return found;
  }

  private static void close(BitSet[] next) {
    for (int middle = 0; middle < next.length; middle++) {
      for (BitSet row : next) {
        if (row.get(middle)) {
          row.or(next[middle]);
        }
      }
    }
  }
}

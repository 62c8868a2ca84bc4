package org.lazymm.explorer.model;

import java.util.Arrays;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Label;

/**
 * The events of a graph that relations are over: the accesses and the grace periods. They are
 * numbered such that program order and reads-from lead to greater numbers, which makes most
 * relations forward and their closures one pass.
 *
 * <p>All other fences are left out, as no rule names them but between two accesses.
 */
final class EventNumbering {
  private static final int ACCESS = Label.READ | Label.WRITE;
  private static final int OBJECT = Label.USE | Label.FREE;

  /** All of them. */
  final Bits all = new Bits();

  /** Every access. */
  final Bits accesses = new Bits();

  /** Reads, a use of an object among them. */
  final Bits reads = new Bits();

  /** Writes, a freeing of an object among them. */
  final Bits writes = new Bits();

  /** Accesses that are marked, and all that is no access. */
  final Bits marked = new Bits();

  /** Plain accesses of locations. */
  final Bits plain = new Bits();

  /** All but the reads of read-modify-writes without result. */
  final Bits returning = new Bits();

  /** Reads that a read barrier orders. */
  final Bits returningReads = new Bits();

  /** All but the ends of sleepable sections, which hand no value on. */
  final Bits carrying = new Bits();

  /** Which thread each is of: the points of that thread. */
  private Bits[] threads = new Bits[0];

  private int[] events = new int[64];
  private int[] points = new int[64];
  private int[] next = new int[8];
  private int size;
  private boolean withObjects;
  private boolean withPlain;
  private boolean propagating;
  private boolean waiting;

  /**
   * Numbers the points of a graph.
   *
   * @param graph the graph
   * @param objects whether uses and freeings of objects are to be points
   * @return whether program order and reads-from have no cycle
   */
  boolean number(ExecutionGraph graph, boolean objects) {
    withObjects = objects;
    prepare(graph);
    int left = graph.size();
    int before;
    do {
      before = left;
      for (int thread = 0; thread < graph.threads(); thread++) {
        left -= advance(graph, thread);
      }
    } while (left < before);
    if (left > 0) {
      return false;
    }
    classify(graph);
    return true;
  }

  private void prepare(ExecutionGraph graph) {
    if (points.length < graph.size()) {
      points = new int[2 * graph.size()];
      events = new int[2 * graph.size()];
    }
    if (next.length < graph.threads()) {
      next = new int[2 * graph.threads()];
    }
    Arrays.fill(next, 0, graph.threads(), 0);
    size = 0;
    withPlain = false;
    propagating = false;
    waiting = false;
  }

  private int advance(ExecutionGraph graph, int thread) {
    int start = next[thread];
    int at = start;
    while (at < graph.size(thread)) {
      int event = graph.event(thread, at);
      int label = graph.label(event);
      if ((label & Label.READ) != 0 && isAhead(graph, graph.rf(event))) {
        break;
      }
      if (isPoint(label)) {
        points[event] = size;
        events[size++] = event;
      } else {
        points[event] = -1;
      }
      note(label);
      at++;
    }
    next[thread] = at;
    return at - start;
  }

  private boolean isAhead(ExecutionGraph graph, int write) {
    return write >= 0 && graph.index(write) >= next[graph.thread(write)];
  }

  private boolean isPoint(int label) {
    if ((label & Label.FENCE) != 0) {
      return waits(Label.fence(label));
    }
    return (label & ACCESS) != 0 || withObjects && (label & OBJECT) != 0;
  }

  private static boolean waits(Fence fence) {
    return fence == Fence.SYNCHRONIZE_RCU || fence == Fence.SYNCHRONIZE_SRCU;
  }

  private void note(int label) {
    if ((label & Label.FENCE) != 0) {
      Fence fence = Label.fence(label);
      waiting |= waits(fence);
      propagating |= fence != Fence.COMPILER;
    }
    withPlain |= (label & Label.PLAIN) != 0;
    propagating |= (label & (Label.RELEASE | Label.FULL | Label.UNLOCK)) != 0;
  }

  private void classify(ExecutionGraph graph) {
    all.reset(size);
    plain.reset(size);
    accesses.reset(size);
    reads.reset(size);
    writes.reset(size);
    marked.reset(size);
    returning.reset(size);
    returningReads.reset(size);
    carrying.reset(size);
    resetThreads(graph.threads());
    for (int point = 0; point < size; point++) {
      classify(point, graph.label(events[point]));
      threads[graph.thread(events[point])].add(point);
    }
  }

  private void resetThreads(int count) {
    if (threads.length < count) {
      threads = new Bits[count];
      Arrays.setAll(threads, thread -> new Bits());
    }
    for (int thread = 0; thread < count; thread++) {
      threads[thread].reset(size);
    }
  }

  private void classify(int point, int label) {
    all.add(point);
    if (!Label.is(label, Label.SRCU | Label.WRITE)) {
      carrying.add(point);
    }
    if ((label & Label.PLAIN) != 0) {
      plain.add(point);
    }
    if ((label & (Label.PLAIN | OBJECT)) == 0) {
      marked.add(point);
    }
    if ((label & (ACCESS | OBJECT)) != 0) {
      accesses.add(point);
    }
    if ((label & (Label.WRITE | Label.FREE)) != 0) {
      writes.add(point);
    }
    boolean read = (label & (Label.READ | Label.USE)) != 0;
    if (read) {
      reads.add(point);
    }
    if (!read || (label & Label.NO_RETURN) == 0) {
      returning.add(point);
      if (read) {
        returningReads.add(point);
      }
    }
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** The event of a point. */
  int event(int point) {
    return events[point];
  }

  /** The point of an event, or -1. */
  int point(int event) {
    return points[event];
  }

  /** All points of a thread. */
  Bits of(int thread) {
    return threads[thread];
  }

  /** Whether there are plain accesses. */
  boolean hasPlain() {
    return withPlain;
  }

  /** Whether anything orders what other threads see. */
  boolean propagates() {
    return propagating;
  }

  /** Whether there are grace periods. */
  boolean hasGracePeriods() {
    return waiting;
  }
}

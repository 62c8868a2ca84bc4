package org.lazymm.explorer.buffering;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;

/**
 * Which values each read has read after each history of its thread. Where a value was never read
 * that another thread writes behind a read, load buffering may lead the thread where it was never
 * seen to go.
 *
 * <p>Reads that come before all that follows, whatever that is, do not matter.
 */
final class Seen {
  /** So that it does not outgrow the search. */
  private static final int MOST_PLACES = 1 << 18;

  private static final long MIX = 0x9e3779b97f4a7c15L;

  private final Map<Long, Place> places = new HashMap<>();
  private final Map<Integer, Set<Written>> written = new HashMap<>();
  private boolean full;

  /** A thread that writes a value behind a read. */
  private record Written(int thread, long value) {}

  /** A read behind one history of its thread. */
  private static final class Place {
    final int thread;
    final int location;
    final boolean waits;
    final long operand;
    final boolean equal;
    private long[] values = new long[0];

    Place(ExecutionGraph graph, int read) {
      thread = graph.thread(read);
      location = graph.location(read);
      waits = graph.is(read, Label.AWAIT);
      operand = graph.operand(read);
      equal = graph.expected(read) != 0;
    }

    void add(long value) {
      if (!has(value)) {
        values = Arrays.copyOf(values, values.length + 1);
        values[values.length - 1] = value;
      }
    }

    private boolean has(long value) {
      for (long each : values) {
        if (each == value) {
          return true;
        }
      }
      return false;
    }

    /** Whether it was seen what comes of a value; one that lets a thread wait on leads nowhere. */
    boolean knows(long value) {
      return has(value) || waits && (value == operand) != equal;
    }
  }

  void add(ExecutionGraph graph) {
    for (int thread = 0; thread < graph.threads(); thread++) {
      add(graph, thread);
    }
  }

  private void add(ExecutionGraph graph, int thread) {
    long history = thread;
    boolean hasRead = false;
    for (int at = 0; at < graph.size(thread); at++) {
      int event = graph.event(thread, at);
      long value = graph.value(event);
      if (graph.is(event, Label.READ | Label.NO_RETURN)) {
        hasRead = true; // Its thread never learns what it reads.
      } else if (graph.is(event, Label.READ)) {
        if (!isFirm(graph, event)) {
          note(graph, event, history, value);
        }
        history = mixed(history, value);
        hasRead = true;
      } else if (hasRead && graph.is(event, Label.WRITE) && !graph.is(event, Label.LOCK)) {
        written
            .computeIfAbsent(graph.location(event), location -> new HashSet<>())
            .add(new Written(thread, value));
      }
    }
  }

  private void note(ExecutionGraph graph, int read, long history, long value) {
    long key = mixed(history, graph.index(read));
    Place place = places.get(key);
    if (place == null) {
      if (places.size() == MOST_PLACES) {
        full = true;
        return;
      }
      place = new Place(graph, read);
      places.put(key, place);
    }
    place.add(value);
  }

  private static long mixed(long history, long value) {
    long mixed = (history ^ value) * MIX;
    return (mixed ^ mixed >>> 29) * MIX + history;
  }

  /** Whether it comes before all that follows it, whatever it reads. */
  private static boolean isFirm(ExecutionGraph graph, int read) {
    if (!graph.is(read, Label.RMW)) {
      return graph.is(read, Label.ACQUIRE);
    }
    boolean ordered = graph.is(read, Label.ACQUIRE) || graph.is(read, Label.FULL);
    return ordered
        && switch (graph.update(read)) {
          case EXCHANGE, ADD, ADD_INT, AND, OR, XOR, LOCK -> true;
          case COMPARE_EXCHANGE, ADD_UNLESS, ADD_UNLESS_INT, TRY_LOCK -> false;
        };
  }

  /** Whether a thread's reads of a location have read, wherever they stand, all that they might. */
  boolean isAll(int thread, int location) {
    if (full) {
      return false;
    }
    Set<Written> others = written.getOrDefault(location, Set.of());
    for (Place place : places.values()) {
      if (place.thread == thread && place.location == location) {
        for (Written write : others) {
          if (write.thread != thread && !place.knows(write.value)) {
            return false;
          }
        }
      }
    }
    return true;
  }
}

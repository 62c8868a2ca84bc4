package org.lazymm.explorer.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;

/**
 * Matches the beginnings of sleepable read-side critical sections with their ends: an end with the
 * beginning in its domain whose value it has, be it handed on through memory, from one thread to
 * another too. An end hands nothing on, though it is a write of its domain.
 */
final class SrcuSections {
  /**
   * A section.
   *
   * @param lock the event that begins it
   * @param unlock the event that ends it
   */
  record Section(int lock, int unlock) {}

  private SrcuSections() {}

  /** All sections of an execution, in the order of their ends. */
  static List<Section> of(ExecutionGraph graph) {
    List<Section> sections = new ArrayList<>();
    for (int event = 0; event < graph.size(); event++) {
      if (graph.is(event, Label.SRCU | Label.WRITE)) {
        match(graph, event, sections);
      }
    }
    return sections;
  }

  private static void match(ExecutionGraph graph, int unlock, List<Section> sections) {
    BitSet seen = new BitSet();
    Deque<Integer> writes = new ArrayDeque<>(List.of(unlock));
    while (!writes.isEmpty()) {
      int write = writes.remove();
      int stated = graph.is(write, Label.RMW) ? graph.rmwRead(write) : write;
      for (long rest = graph.dataDependencies(stated); rest != 0; rest &= rest - 1) {
        int read = graph.event(graph.thread(write), Long.numberOfTrailingZeros(rest));
        if (seen.get(read)) {
          continue;
        }
        seen.set(read);
        if (graph.is(read, Label.SRCU) && graph.location(read) == graph.location(unlock)) {
          sections.add(new Section(read, unlock));
        }
        int source = graph.rf(read);
        if (source >= 0 && !graph.is(source, Label.SRCU)) {
          writes.add(source);
        }
      }
    }
  }

  /** Adds what is doubtful about the sections of an execution. */
  static void addFlags(ExecutionGraph graph, Set<Flag> flags) {
    BitSet matched = new BitSet();
    for (Section section : of(graph)) {
      if (matched.get(section.unlock)) {
        flags.add(Flag.MULTIPLE_SRCU_MATCHES);
      }
      matched.set(section.lock);
      matched.set(section.unlock);
      if (graph.value(section.lock) != graph.value(section.unlock)) {
        flags.add(Flag.BAD_SRCU_VALUE_MATCH);
      }
    }
    for (int event = 0; event < graph.size(); event++) {
      if (graph.is(event, Label.SRCU) && !matched.get(event)) {
        boolean lock = graph.is(event, Label.READ);
        flags.add(lock ? Flag.UNMATCHED_SRCU_LOCK : Flag.UNMATCHED_SRCU_UNLOCK);
      }
    }
  }
}

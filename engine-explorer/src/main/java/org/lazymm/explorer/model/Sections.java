package org.lazymm.explorer.model;

import java.util.Arrays;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Label;

/**
 * Matches the beginnings of a thread's read-side critical sections with their ends: each end with
 * the last beginning that has none yet. What is not matched is no section.
 */
final class Sections {
  private int[] open = new int[16];
  private int depth;
  private boolean unmatchedEnd;

  /** Where the walked thread last waited for sleepable sections; -1 if it has not. */
  private int waitedAt;

  private boolean sleeping;

  /** From here on another thread is walked. */
  void begin() {
    depth = 0;
    unmatchedEnd = false;
    waitedAt = -1;
    sleeping = false;
  }

  /** A section begins at a place in program order. */
  void lock(int at) {
    if (depth == open.length) {
      open = Arrays.copyOf(open, 2 * depth);
    }
    open[depth++] = at;
  }

  /** A section ends; returns where it began, or -1 if none has. */
  int unlock() {
    if (depth == 0) {
      unmatchedEnd = true;
      return -1;
    }
    return open[--depth];
  }

  /** Whether a section has begun and not ended. */
  boolean hasUnmatchedLock() {
    return depth > 0;
  }

  /** Whether one has ended that had not begun. */
  boolean hasUnmatchedUnlock() {
    return unmatchedEnd;
  }

  /** Whether the walked thread waits for sleepable sections within a section that has ended. */
  boolean sleeps() {
    return sleeping;
  }

  /** Walks a thread. */
  void walk(ExecutionGraph graph, int thread) {
    begin();
    for (int at = 0; at < graph.size(thread); at++) {
      int label = graph.label(graph.event(thread, at));
      if ((label & Label.FENCE) != 0) {
        if (Label.fence(label) == Fence.RCU_READ_LOCK) {
          lock(at);
        } else if (Label.fence(label) == Fence.RCU_READ_UNLOCK) {
          int begun = unlock();
          sleeping |= begun >= 0 && begun < waitedAt;
        } else if (Label.fence(label) == Fence.SYNCHRONIZE_SRCU) {
          waitedAt = at;
        }
      }
    }
  }
}

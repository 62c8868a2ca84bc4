package org.lazymm.explorer.model;

import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Label;

/**
 * Plain writes and marked accesses of a location that a compiler may mix: no barrier, not even one
 * for the compiler alone, stands between them in their thread.
 */
final class MixedAccesses {
  private MixedAccesses() {}

  /** Whether there are any. */
  static boolean exist(ExecutionGraph graph) {
    for (int thread = 0; thread < graph.threads(); thread++) {
      for (int at = 0; at < graph.size(thread); at++) {
        if (isMixed(graph, thread, at)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether an access is mixed with a later one. */
  private static boolean isMixed(ExecutionGraph graph, int thread, int at) {
    int first = graph.event(thread, at);
    if (!isAccess(graph, first) || isAcquire(graph, first)) {
      return false;
    }
    for (int next = at + 1; next < graph.size(thread); next++) {
      int second = graph.event(thread, next);
      if (isAccess(graph, second)
          && graph.location(first) == graph.location(second)
          && !isRelease(graph, second)
          && isMix(graph, first, second)) {
        return true;
      }
      if (isBarrier(graph, second)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isMix(ExecutionGraph graph, int first, int second) {
    return isPlainWrite(graph, first) && !graph.is(second, Label.PLAIN)
        || isPlainWrite(graph, second) && !graph.is(first, Label.PLAIN);
  }

  private static boolean isPlainWrite(ExecutionGraph graph, int event) {
    return graph.is(event, Label.PLAIN | Label.WRITE);
  }

  private static boolean isAccess(ExecutionGraph graph, int event) {
    return graph.is(event, Label.READ) || graph.is(event, Label.WRITE);
  }

  private static boolean isAcquire(ExecutionGraph graph, int event) {
    return graph.is(event, Label.READ | Label.ACQUIRE) && succeeds(graph, event);
  }

  private static boolean isRelease(ExecutionGraph graph, int event) {
    return graph.is(event, Label.WRITE | Label.RELEASE);
  }

  private static boolean isBarrier(ExecutionGraph graph, int event) {
    if (graph.is(event, Label.FENCE)) {
      Fence fence = Label.fence(graph.label(event));
      return switch (fence) {
        case MB,
            RMB,
            WMB,
            BEFORE_ATOMIC,
            AFTER_ATOMIC,
            COMPILER,
            RCU_READ_LOCK,
            RCU_READ_UNLOCK,
            SYNCHRONIZE_RCU,
            SYNCHRONIZE_SRCU ->
            true;
        case AFTER_SPINLOCK, AFTER_UNLOCK_LOCK, AFTER_SRCU_READ_UNLOCK -> false;
      };
    }
    return isAcquire(graph, event)
        || isRelease(graph, event)
        || graph.is(event, Label.SRCU)
        || graph.is(event, Label.FULL) && succeeds(graph, event);
  }

  /** A read-modify-write that fails has no order. */
  private static boolean succeeds(ExecutionGraph graph, int event) {
    return !graph.is(event, Label.RMW | Label.READ) || graph.rmwWrite(event) != ExecutionGraph.NONE;
  }
}

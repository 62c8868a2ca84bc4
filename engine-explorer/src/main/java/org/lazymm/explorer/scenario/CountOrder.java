package org.lazymm.explorer.scenario;

import org.jspecify.annotations.Nullable;
import org.lazymm.explorer.graph.Graph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;

/**
 * Judges whether a reference was counted before it could be dropped.
 *
 * <p>That a CPU learned of a reference after it had been counted (the count led to the drop) is not
 * enough: unless the model orders the two, a machine that lets writes pass earlier operations can
 * carry out the drop first, and the count is 0 too early. Such an execution has a cycle of program
 * order and reads-from, so the search never shows it; here it is seen by the order that is missing.
 */
final class CountOrder {
  private static final String COUNT = ".mm_count";

  private final KernelProgram program;
  private final MemoryModel model;

  CountOrder(KernelProgram program, MemoryModel model) {
    this.program = program;
    this.model = model;
  }

  /** The first count that nothing orders before a drop that needs it; null if there is none. */
  @Nullable Finding judge(Graph graph) {
    boolean examined = false;
    if (!model.hidesLoadBuffering()) {
      return null;
    }
    for (int drop = 0; drop < graph.size(); drop++) {
      if (!changes(graph, drop, false)) {
        continue;
      }
      for (int count = 0; count < graph.size(); count++) {
        if (!changes(graph, count, true) || !isNeeded(graph, count, drop)) {
          continue;
        }
        if (!examined) {
          model.examine(graph);
          examined = true;
        }
        if (!isOrdered(graph, count, drop)) {
          return finding(graph, count, drop);
        }
      }
    }
    return null;
  }

  /** Whether an event is the write of an addition to a count that raises or lowers it. */
  private boolean changes(Graph graph, int event, boolean up) {
    if (!graph.is(event, Label.WRITE | Label.RMW)
        || !program.locationName(graph.location(event)).endsWith(COUNT)) {
      return false;
    }
    int read = graph.rmwRead(event);
    return graph.update(read) == Update.ADD && graph.operand(read) > 0 == up;
  }

  /** Whether a count led to a drop that would bring the count to 0 without it. */
  private static boolean isNeeded(Graph graph, int count, int drop) {
    int read = graph.rmwRead(drop);
    int at = graph.index(read);
    return graph.location(count) == graph.location(drop)
        && graph.thread(count) != graph.thread(drop)
        && at > 0
        && graph.isInPrefix(count, graph.event(graph.thread(read), at - 1))
        && graph.value(drop) - graph.operand(graph.rmwRead(count)) <= 0;
  }

  private boolean isOrdered(Graph graph, int count, int drop) {
    int thread = graph.thread(drop);
    boolean releases = (graph.label(drop) & (Label.FULL | Label.RELEASE)) != 0;
    for (int at = 0; at < graph.index(drop) - 1; at++) {
      int before = graph.event(thread, at);
      boolean access = (graph.label(before) & (Label.READ | Label.WRITE)) != 0;
      if (access
          && (releases || graph.is(before, Label.ACQUIRE))
          && model.isOrdered(count, before)) {
        return true;
      }
    }
    return false;
  }

  private Finding finding(Graph graph, int count, int drop) {
    String mm = program.locationName(graph.location(count));
    return new Finding(
        new Violation(
            Property.O3,
            graph.thread(drop),
            "cpu"
                + graph.thread(drop)
                + " drops a reference to "
                + mm.substring(0, mm.length() - COUNT.length())
                + " that cpu"
                + graph.thread(count)
                + " counted, but nothing orders the count before the drop: the count may reach 0"
                + " too early",
            ""),
        graph,
        count,
        drop);
  }
}

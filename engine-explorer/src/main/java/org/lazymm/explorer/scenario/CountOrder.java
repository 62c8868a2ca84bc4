package org.lazymm.explorer.scenario;

import java.util.List;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.explorer.scenario.CpuLog.Moment;
import org.lazymm.explorer.scenario.Finding.Kind;
import org.lazymm.scheduler.property.Property;

/**
 * Judges the changes of {@code mm_count} and {@code mm_users}: neither rises from 0 (S2, S3; the
 * kernel's own pins are of mms that are known to live), {@code ungrab} never takes the last
 * reference (S2), and a reference was counted before it is dropped (O3).
 *
 * <p>Of O3: that a CPU learned of a reference after it had been counted (the count led to the drop)
 * is not enough. Unless the model orders the two writes, a machine that lets writes pass earlier
 * operations can carry out the drop first, and the count is 0 too early. Such an execution has a
 * cycle of program order and reads-from, so the search never shows it; here it is seen by the order
 * that is missing.
 */
final class CountOrder {
  private final Execution execution;
  private final ExecutionGraph graph;
  private final List<Finding> findings;

  private CountOrder(Execution execution, List<Finding> findings) {
    this.execution = execution;
    this.graph = execution.graph();
    this.findings = findings;
  }

  static void judge(Execution execution, MemoryModel model, List<Finding> findings) {
    CountOrder order = new CountOrder(execution, findings);
    for (int event = 0; event < execution.size(); event++) {
      switch (execution.role(event)) {
        case USERS -> order.judgeUsers(event);
        case COUNT -> order.judgeCount(event, model.hidesLoadBuffering());
        default -> {}
      }
    }
    for (int cpu = 0; cpu < execution.graph().threads(); cpu++) {
      order.judgeUngrabs(cpu);
    }
  }

  private void judgeUsers(int event) {
    if (execution.adds(event, true) && graph.value(graph.rmwRead(event)) <= 0) {
      findings.add(
          execution.finding(
              Property.S3,
              graph.thread(event),
              execution.name(execution.body(event)) + " is dead and gets a user",
              event,
              ExecutionGraph.NONE));
    }
  }

  private void judgeCount(int event, boolean hidesLoadBuffering) {
    if (execution.adds(event, true)
        && graph.value(graph.rmwRead(event)) <= 0
        && !execution.isPin(event)) {
      findings.add(
          execution.finding(
              Property.S2,
              graph.thread(event),
              "the count of " + execution.name(execution.body(event)) + " rises from 0",
              event,
              ExecutionGraph.NONE));
    }
    if (!hidesLoadBuffering || !execution.adds(event, false)) {
      return;
    }
    for (int count = 0; count < graph.size(); count++) {
      if (isDelegation(execution, count, event) && !execution.isLearnedBefore(count, event)) {
        early(count, event);
        return;
      }
    }
  }

  /**
   * Whether a count led to a drop by another CPU that, carried out before it, would bring the count
   * to 0: by what the count was before, and what comes between the two without waiting for the
   * first.
   */
  static boolean isDelegation(Execution execution, int count, int drop) {
    ExecutionGraph graph = execution.graph();
    if (graph.location(count) != graph.location(drop)
        || graph.thread(count) == graph.thread(drop)
        || !execution.adds(count, true)
        || !execution.adds(drop, false)) {
      return false;
    }
    int read = graph.rmwRead(drop);
    int at = graph.index(read);
    if (at == 0 || !graph.isInPrefix(count, graph.event(graph.thread(read), at - 1))) {
      return false;
    }
    long early = graph.value(drop);
    for (int write = drop; write != count; write = graph.coPrevious(write)) {
      if (write < 0) {
        return false; // The count comes after the drop.
      }
      if (write != drop && waitsFor(execution, count, write)) {
        early -= change(graph, write);
      }
    }
    return early - change(graph, count) <= 0;
  }

  /** Whether a later change of a count comes after the count on every machine. */
  private static boolean waitsFor(Execution execution, int count, int later) {
    ExecutionGraph graph = execution.graph();
    return graph.thread(later) == graph.thread(count)
        || !graph.is(later, Label.RMW)
        || execution.isLearnedBefore(count, later);
  }

  /** What the write of a read-modify-write adds to a count; 0 for other writes. */
  private static long change(ExecutionGraph graph, int write) {
    return graph.is(write, Label.RMW) ? graph.value(write) - graph.value(graph.rmwRead(write)) : 0;
  }

  private void early(int count, int drop) {
    findings.add(
        execution.finding(
            Kind.UNORDERED,
            Property.O3,
            graph.thread(drop),
            "cpu"
                + graph.thread(drop)
                + " drops a reference to "
                + execution.name(execution.body(drop))
                + " that cpu"
                + graph.thread(count)
                + " counted, but nothing orders the count before the drop: the count may reach 0"
                + " too early",
            count,
            drop));
  }

  private void judgeUngrabs(int cpu) {
    CpuLog log = execution.program().log(cpu);
    for (int note = 0; note < log.notes(); note++) {
      if (log.moment(note) != Moment.UNGRAB) {
        continue;
      }
      int body = execution.program().engine().body(log.mm(note));
      int event = execution.countFrom(cpu, log.position(note), body);
      if (event != ExecutionGraph.NONE && graph.is(event, Label.WRITE) && graph.value(event) <= 0) {
        findings.add(
            execution.finding(
                Property.S2,
                cpu,
                "ungrab takes the last reference of " + execution.name(body),
                event,
                ExecutionGraph.NONE));
      }
    }
  }
}

package org.lazymm.explorer.scenario;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.scenario.CpuLog.Moment;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.property.Property;

/**
 * Judges S4 for kernel threads: while one uses an mm by {@code kthread_use_mm}, the mm has a user.
 * Its use is over before the last user goes, or the page tables may be torn down under it.
 */
final class UsedMms {
  /** The CPU of a use that began in the setup; the thread may be anywhere. */
  private static final int NOBODY = -1;

  private final Execution execution;
  private final ExecutionGraph graph;

  private UsedMms(Execution execution) {
    this.execution = execution;
    this.graph = execution.graph();
  }

  static void judge(Execution execution, List<Finding> findings) {
    UsedMms used = new UsedMms(execution);
    execution.program().usedBefore().forEach((mm, uses) -> used.judgeBefore(mm, uses, findings));
    for (int cpu = 0; cpu < used.graph.threads(); cpu++) {
      CpuLog log = execution.program().log(cpu);
      for (int note = 0; note < log.notes(); note++) {
        if (log.moment(note) == Moment.USING) {
          used.judge(cpu, log, note, findings);
        }
      }
    }
  }

  /** Judges the uses of an mm that have begun in the setup. */
  private void judgeBefore(MmStruct mm, int uses, List<Finding> findings) {
    int body = execution.program().engine().body(mm);
    int users = execution.program().engine().cellsOf(body).users();
    List<Integer> ends = endsAlone(mm);
    if (execution.program().initial(users) == 0) {
      findings.add(finding(NOBODY, body, ExecutionGraph.NONE));
      return;
    }
    for (int death = graph.coFirst(users); death >= 0; death = graph.coNext(death)) {
      if (graph.value(death) != 0) {
        continue;
      }
      int last = death;
      if (ends.size() < uses || !ends.stream().allMatch(end -> execution.isBefore(end, last))) {
        findings.add(finding(NOBODY, body, death));
      }
      return; // What comes after is another life of the same memory.
    }
  }

  /** The ends of uses of an mm that have not begun on the same CPU in the concurrent part. */
  private List<Integer> endsAlone(MmStruct mm) {
    List<Integer> ends = new ArrayList<>();
    for (int cpu = 0; cpu < graph.threads(); cpu++) {
      CpuLog log = execution.program().log(cpu);
      int open = 0;
      for (int note = 0; note < log.notes(); note++) {
        boolean begins = log.moment(note) == Moment.USING && log.mm(note) == mm;
        boolean finishes = log.moment(note) == Moment.UNUSING && log.mm(note) == mm;
        open += begins ? 1 : 0;
        if (finishes && open > 0) {
          open--;
        } else if (finishes) {
          int last = last(cpu, log.position(note));
          int end = last == ExecutionGraph.NONE ? firstAccess(cpu) : last;
          if (end != ExecutionGraph.NONE) {
            ends.add(end);
          }
        }
      }
    }
    return ends;
  }

  private void judge(int cpu, CpuLog log, int note, List<Finding> findings) {
    MmStruct mm = log.mm(note);
    int body = execution.program().engine().body(mm);
    int begin = first(cpu, log.position(note));
    if (begin == ExecutionGraph.NONE) {
      return; // It comes no further than that.
    }
    int end = end(cpu, note, mm, begin);
    int users = execution.program().engine().cellsOf(body).users();
    if (execution.program().initial(users) == 0 && !execution.isReborn(body, begin)) {
      findings.add(finding(cpu, body, ExecutionGraph.NONE));
      return;
    }
    for (int death = graph.coLast(users); death >= 0; death = graph.coPrevious(death)) {
      boolean over = end != ExecutionGraph.NONE && execution.isBefore(end, death);
      if (graph.value(death) == 0 && !over && !execution.isLaterLife(death, body, begin)) {
        findings.add(finding(cpu, body, death));
        return;
      }
    }
  }

  private Finding finding(int cpu, int body, int death) {
    return execution.finding(
        Property.S4,
        cpu,
        "a kernel thread"
            + (cpu == NOBODY ? "" : " on cpu" + cpu)
            + " uses "
            + execution.name(body)
            + " by use_mm, and nothing keeps its last user until that is over",
        death,
        ExecutionGraph.NONE);
  }

  /** The first event of a CPU from a place in its program order on, or NONE. */
  private int first(int cpu, int position) {
    return position < graph.size(cpu) ? graph.event(cpu, position) : ExecutionGraph.NONE;
  }

  /** The last event of the use that may be ordered with others; NONE if the use has no end. */
  private int end(int cpu, int note, MmStruct mm, int begin) {
    CpuLog log = execution.program().log(cpu);
    for (int later = note + 1; later < log.notes(); later++) {
      if (log.moment(later) == Moment.UNUSING && log.mm(later) == mm) {
        return last(cpu, log.position(later));
      }
    }
    for (int other = 0; other < graph.threads(); other++) {
      CpuLog elsewhere = execution.program().log(other);
      for (int later = 0; later < elsewhere.notes() && other != cpu; later++) {
        if (elsewhere.moment(later) == Moment.UNUSING && elsewhere.mm(later) == mm) {
          int last = last(other, elsewhere.position(later));
          if (last != ExecutionGraph.NONE && execution.isBefore(begin, last)) {
            return last; // The thread has moved meanwhile.
          }
        }
      }
    }
    return ExecutionGraph.NONE;
  }

  /** The first event that may be ordered with others, of a CPU whose first step ends a use. */
  private int firstAccess(int cpu) {
    for (int at = 0; at < graph.size(cpu); at++) {
      if (!graph.is(graph.event(cpu, at), Label.FENCE)) {
        return graph.event(cpu, at);
      }
    }
    return ExecutionGraph.NONE;
  }

  private int last(int cpu, int position) {
    for (int at = Math.min(position, graph.size(cpu)) - 1; at >= 0; at--) {
      int event = graph.event(cpu, at);
      if (!graph.is(event, Label.FENCE)) {
        return event;
      }
    }
    return ExecutionGraph.NONE;
  }
}

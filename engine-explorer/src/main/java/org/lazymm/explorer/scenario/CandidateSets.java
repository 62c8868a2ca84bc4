package org.lazymm.explorer.scenario;

import java.util.List;
import org.lazymm.api.CpuMask;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.Order;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.scenario.CpuLog.Moment;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.property.Property;

/**
 * Judges O5: whenever it is asked which CPUs may be lazy on a dead mm, each that is must be in the
 * set. There need be no moment that is the same for all CPUs. The set is broken if there may be
 * one: an order of all events in which the question comes after the death of the mm, after the
 * other CPU became lazy on it and after the set lost that CPU, and before any of that is over.
 */
final class CandidateSets {
  private static final LazyCandidates[] SETS = LazyCandidates.values();

  private final Execution execution;
  private final ExecutionGraph graph;
  private final List<Finding> findings;

  /** The first event of the CPU that asks. */
  private int first = ExecutionGraph.NONE;

  private CandidateSets(Execution execution, List<Finding> findings) {
    this.execution = execution;
    this.graph = execution.graph();
    this.findings = findings;
  }

  static void judge(Execution execution, List<Finding> findings) {
    CandidateSets sets = new CandidateSets(execution, findings);
    for (int cpu = 0; cpu < execution.graph().threads(); cpu++) {
      CpuLog log = execution.program().log(cpu);
      for (int note = 0; note < log.notes(); note++) {
        if (log.moment(note) == Moment.ASK) {
          sets.judge(cpu, log, note);
        }
      }
    }
  }

  private void judge(int asker, CpuLog log, int note) {
    MmStruct mm = log.mm(note);
    int body = execution.program().engine().body(mm);
    int death = death(body);
    if (death == ExecutionGraph.NONE) {
      return;
    }
    // The question comes right after the asker's event before it.
    int ask = before(asker, log.position(note));
    first = graph.size(asker) == 0 ? ExecutionGraph.NONE : graph.event(asker, 0);
    Read set = read(execution.program().machine().candidates(mm, SETS[log.detail(note)]));
    for (int cpu = 0; cpu < graph.threads(); cpu++) {
      CpuLog other = execution.program().log(cpu);
      for (int state = 0; state < other.states(); state++) {
        // A state begins and ends right after the event before its first operation.
        int begin = before(cpu, other.since(state));
        int end =
            state + 1 == other.states() ? ExecutionGraph.NONE : before(cpu, other.since(state + 1));
        if (other.lazyOn(state) == mm && mayMiss(set, cpu, ask, death, begin, end)) {
          findings.add(
              execution.finding(
                  Property.O5,
                  asker,
                  "cpu"
                      + cpu
                      + " is lazy on "
                      + execution.name(body)
                      + " and not in its candidate set",
                  ask,
                  ExecutionGraph.NONE));
          return;
        }
      }
    }
  }

  /**
   * A set of candidates and the one location that it looks at.
   *
   * @param mask the set
   * @param location the location; -1 if it is the same set for ever
   */
  private record Read(CpuMask mask, int location) {}

  private Read read(CpuMask mask) {
    int[] location = {-1};
    execution
        .program()
        .engine()
        .peek(
            () -> mask.test(0, Order.RELAXED),
            looked -> {
              location[0] = looked;
              return 0;
            });
    return new Read(mask, location[0]);
  }

  /** Other cells that a set looks at, in a kernel with bugs, are taken as they were at first. */
  private boolean has(Read set, int cpu, long value) {
    return execution
        .program()
        .engine()
        .peek(
            () -> set.mask().test(cpu, Order.RELAXED),
            looked -> looked == set.location() ? value : execution.program().initial(looked));
  }

  /** The event in which the last user of an mm goes; INITIAL if it was dead before; or NONE. */
  private int death(int body) {
    int users = execution.program().engine().cellsOf(body).users();
    for (int write = graph.coLast(users); write >= 0; write = graph.coPrevious(write)) {
      if (graph.value(write) == 0) {
        return write;
      }
    }
    return execution.program().initial(users) == 0 ? ExecutionGraph.INITIAL : ExecutionGraph.NONE;
  }

  private boolean mayMiss(Read set, int cpu, int ask, int death, int begin, int end) {
    if (!mayBeBetween(ask, begin, end)
        || !mayBeBetween(ask, death, end)
        || !mayBeBefore(begin, end)
        || !mayBeBefore(death, end)) {
      return false;
    }
    if (set.location() < 0) {
      return !has(set, cpu, 0);
    }
    int write = ExecutionGraph.INITIAL;
    while (write != ExecutionGraph.NONE) {
      int next =
          write == ExecutionGraph.INITIAL ? graph.coFirst(set.location()) : graph.coNext(write);
      long value = graph.valueOf(write, execution.program().initial(set.location()));
      if (!has(set, cpu, value)
          && mayBeBetween(ask, write, next)
          && mayBeBefore(write, end)
          && mayBeBefore(begin, next)
          && mayBeBefore(death, next)) {
        return true;
      }
      write = next;
    }
    return false;
  }

  /** The last event before a place, barriers not counted, which do nothing by themselves. */
  private int before(int cpu, int position) {
    int at = position - 1;
    while (at >= 0 && graph.is(graph.event(cpu, at), Label.FENCE)) {
      at--;
    }
    return at < 0 ? ExecutionGraph.INITIAL : graph.event(cpu, at);
  }

  /**
   * Whether an event may come after one, or be it, and before another. What is asked before the CPU
   * has made any event is asked before its first.
   */
  private boolean mayBeBetween(int event, int after, int before) {
    if (event == ExecutionGraph.INITIAL) {
      return mayBeBefore(after, first);
    }
    boolean late = after < 0 || after == event || !execution.isBefore(event, after);
    return late && mayBeBefore(event, before);
  }

  private boolean mayBeBefore(int event, int later) {
    return event < 0 || later < 0 || (event != later && !execution.isBefore(later, event));
  }
}

package org.lazymm.explorer.scenario;

import java.util.List;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.scenario.CpuLog.Moment;
import org.lazymm.explorer.scenario.Finding.Kind;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.property.Property;

/**
 * Judges each free of an mm: every use of it comes before (S1), it is the only one (S2), and no
 * user (S4), no reference (K1) and no pin (K3) is left at that moment, whatever order the CPUs
 * happened to run in.
 */
final class Lifetimes {
  private final Execution execution;
  private final ExecutionGraph graph;
  private final List<Finding> findings;

  private Lifetimes(Execution execution, List<Finding> findings) {
    this.execution = execution;
    this.graph = execution.graph();
    this.findings = findings;
  }

  static void judge(Execution execution, List<Finding> findings) {
    Lifetimes lifetimes = new Lifetimes(execution, findings);
    for (int free = 0; free < execution.size(); free++) {
      if (execution.isFree(free)) {
        lifetimes.judge(free);
      }
      lifetimes.judgeFreedBefore(free);
    }
    lifetimes.judgeHeldFreedBefore();
  }

  /** What was freed in the setup is neither used nor freed again. */
  private void judgeFreedBefore(int event) {
    int body = execution.body(event);
    if (body < 0
        || !execution.program().engine().isFreedBefore(body)
        || execution.isReborn(body, event)) {
      return;
    }
    boolean free = execution.isFree(event);
    if (free || execution.isUse(event)) {
      findings.add(
          execution.finding(
              free ? Property.S2 : Property.S1,
              graph.thread(event),
              "cpu"
                  + graph.thread(event)
                  + (free ? " frees " : " uses ")
                  + execution.name(body)
                  + ", which was freed in the setup",
              event,
              ExecutionGraph.NONE));
    }
  }

  private void judgeHeldFreedBefore() {
    Machine machine = execution.program().machine();
    for (int id = 0; id < machine.cpuCount(); id++) {
      Cpu cpu = machine.cpu(id);
      if (isFreedForEver(cpu.loaded()) || isFreedForEver(cpu.active())) {
        findings.add(
            execution.finding(
                Property.S1,
                id,
                cpu + " holds an mm for ever that was freed in the setup",
                ExecutionGraph.NONE,
                ExecutionGraph.NONE));
      }
    }
  }

  private boolean isFreedForEver(MmStruct mm) {
    ExploredEngine engine = execution.program().engine();
    int body = engine.body(mm);
    return engine.isFreedBefore(body) && !execution.isReborn(body);
  }

  private void judge(int free) {
    boolean used = false;
    int body = graph.location(free);
    for (int other = 0; other < graph.size(); other++) {
      if (other == free || execution.body(other) != body) {
        continue;
      }
      if (!used
          && execution.isUse(other)
          && !execution.isBefore(other, free)
          && !execution.isLaterLife(free, other)) {
        used = true;
        unordered(other, free);
      }
      if (other > free && execution.isFree(other)) {
        again(free, other);
      }
    }
    if (!used && execution.isLastLife(free)) {
      held(free);
    }
    judgeCells(free, body);
    judgePins(free, body);
  }

  private void unordered(int use, int free) {
    boolean after = execution.isBefore(free, use);
    findings.add(
        execution.finding(
            after ? Kind.TOO_LATE : Kind.UNORDERED,
            Property.S1,
            graph.thread(use),
            "cpu"
                + graph.thread(use)
                + (after ? " uses " : " may still use ")
                + execution.name(graph.location(free))
                + (after ? " after cpu" : " when cpu")
                + graph.thread(free)
                + (after ? " has freed it" : " frees it: nothing orders that use before the free"),
            use,
            free));
  }

  /** A CPU that never comes to its end may hold it as well. */
  private void held(int free) {
    Machine machine = execution.program().machine();
    int body = graph.location(free);
    for (int id = 0; id < machine.cpuCount(); id++) {
      Cpu cpu = machine.cpu(id);
      if (is(cpu.loaded(), body) || is(cpu.active(), body)) {
        findings.add(
            execution.finding(
                Property.S1,
                id,
                cpu + " holds " + execution.name(body) + " for ever, and it is freed",
                ExecutionGraph.NONE,
                free));
        return;
      }
    }
  }

  private boolean is(MmStruct mm, int body) {
    return execution.program().engine().body(mm) == body;
  }

  private void again(int free, int other) {
    if (!execution.isLaterLife(free, other) && !execution.isLaterLife(other, free)) {
      findings.add(
          execution.finding(
              Property.S2,
              graph.thread(other),
              execution.name(graph.location(free))
                  + " is freed twice, by cpu"
                  + graph.thread(free)
                  + " and by cpu"
                  + graph.thread(other),
              free,
              other));
    }
  }

  private void judgeCells(int free, int body) {
    MmCells cells = execution.program().engine().cellsOf(body);
    int cpu = graph.thread(free);
    String mm = execution.name(body);
    long users = execution.positiveDuring(cells.users(), free);
    if (users > 0) {
      String what = mm + " is freed while it may have " + users + (users == 1 ? " user" : " users");
      findings.add(held(Property.S4, cpu, what, cells.users(), free));
    }
    long count = execution.positiveDuring(cells.count(), free);
    if (count > 0) {
      String times = count == 1 ? "once" : count + " times";
      String what = mm + " is freed while it may be counted " + times;
      findings.add(held(Property.K1, cpu, what, cells.count(), free));
    }
  }

  /** The mm is held by a counter that another CPU brings down without order, or by nobody. */
  private Finding held(Property property, int cpu, String what, int counter, int free) {
    int change = execution.lateChange(counter, free);
    boolean own = change == ExecutionGraph.NONE || graph.thread(change) == cpu;
    return own
        ? execution.finding(property, cpu, what, ExecutionGraph.NONE, free)
        : execution.finding(
            execution.isBefore(free, change) ? Kind.TOO_LATE : Kind.UNORDERED,
            property,
            cpu,
            what,
            change,
            free);
  }

  /** K3: a pin that was taken before the free, as far as one can tell, is dropped before it. */
  private void judgePins(int free, int body) {
    int open = 0;
    for (int cpu = 0; cpu < graph.threads(); cpu++) {
      CpuLog log = execution.program().log(cpu);
      for (int note = 0; note < log.notes(); note++) {
        if (log.moment(note) == Moment.UNPIN
            && is(log.mm(note), body)
            && mayComeLater(free, cpu, log.position(note), body)) {
          open++;
        }
      }
    }
    boolean keptForEver = execution.isLastLife(free) && pinsLeft(body) > pinsAfter(free, body);
    if (open > 0 || keptForEver) {
      findings.add(
          execution.finding(
              Property.K3,
              graph.thread(free),
              execution.name(body) + " is freed while it may be pinned",
              ExecutionGraph.NONE,
              free));
    }
  }

  private boolean mayComeLater(int free, int cpu, int position, int body) {
    int unpin = execution.countFrom(cpu, position, body);
    if (unpin == ExecutionGraph.NONE
        || execution.isBefore(unpin, free)
        || execution.isLaterLife(free, unpin)) {
      return false;
    }
    int pin = pinOf(cpu, position, body);
    return pin == ExecutionGraph.NONE || !execution.isBefore(free, pin);
  }

  /** The pin that is dropped at a place, if it was taken in the concurrent part. */
  private int pinOf(int cpu, int position, int body) {
    CpuLog log = execution.program().log(cpu);
    int pin = ExecutionGraph.NONE;
    for (int note = 0; note < log.notes() && log.position(note) <= position; note++) {
      if (log.moment(note) == Moment.PIN && is(log.mm(note), body)) {
        pin = execution.countFrom(cpu, log.position(note), body);
      }
    }
    return pin;
  }

  /** How many pins were taken after the free, of what was freed. */
  private int pinsAfter(int free, int body) {
    int after = 0;
    for (int cpu = 0; cpu < graph.threads(); cpu++) {
      CpuLog log = execution.program().log(cpu);
      for (int note = 0; note < log.notes(); note++) {
        if (log.moment(note) == Moment.PIN && is(log.mm(note), body)) {
          int pin = execution.countFrom(cpu, log.position(note), body);
          after += pin != ExecutionGraph.NONE && execution.isBefore(free, pin) ? 1 : 0;
        }
      }
    }
    return after;
  }

  private int pinsLeft(int body) {
    MmStruct mm = (MmStruct) execution.program().engine().mmOf(body);
    return mm.pins();
  }
}

package org.lazymm.explorer.scenario;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.scenario.CpuLog.Moment;
import org.lazymm.scheduler.property.Property;

/**
 * Counts, for each property, the executions in which it could have been broken: in which the
 * situation arose that it is about. What was never in danger has not been tried.
 */
public final class Triggers {

  /** What may happen in the concurrent part of an execution. */
  enum Situation {
    /** Anything. */
    RUN,
    /** An mm is freed. */
    FREE,
    /** An mm is freed that another CPU has used, both in the concurrent part. */
    FREE_AFTER_USE_ELSEWHERE,
    /** The last user of an mm goes. */
    DEATH,
    /** The last user of an mm goes that another CPU uses in the concurrent part. */
    DEATH_USED_ELSEWHERE,
    /** A count is changed. */
    COUNT,
    /** A CPU counts a reference that another drops. */
    DELEGATION,
    /** It is asked who may be lazy on an mm. */
    QUESTION,
    /** A struct pin is taken or dropped. */
    PIN,
    /** A CPU waits for another. */
    WAIT,
    /** The scheme interrupts a CPU. */
    INTERRUPT,
    /** A CPU goes offline. */
    OFFLINE,
    /** A CPU goes offline, and the last user of an mm goes. */
    DEATH_AND_OFFLINE,
    /** All steps were taken of a scenario with an outcome that must not come out. */
    OUTCOME
  }

  private final Map<Situation, Long> counts = new EnumMap<>(Situation.class);
  private final Set<Situation> seen = EnumSet.noneOf(Situation.class);
  private long executions;

  /** Nothing has been tried. */
  public Triggers() {
    for (Situation each : Situation.values()) {
      counts.put(each, 0L);
    }
  }

  /** What must happen for a property to be in danger. */
  static Situation of(Property property) {
    return switch (property) {
      case S1, O2, O4 -> Situation.FREE_AFTER_USE_ELSEWHERE;
      case S2, S4, X1 -> Situation.FREE;
      case O1, O6 -> Situation.DEATH_USED_ELSEWHERE;
      case S3, K2, L1, L2 -> Situation.DEATH;
      case O3 -> Situation.DELEGATION;
      case O5 -> Situation.QUESTION;
      case M1, M2, M3, M4, M5, M6, M7, M8, M9, M10, M11 -> Situation.OUTCOME;
      case K1 -> Situation.COUNT;
      case K3 -> Situation.PIN;
      case L3 -> Situation.WAIT;
      case I1, I2, I3 -> Situation.INTERRUPT;
      case H1, H3, H4, H5 -> Situation.OFFLINE;
      case H2 -> Situation.DEATH_AND_OFFLINE;
      default -> Situation.RUN;
    };
  }

  /** How many executions there were, and in how many each property was in danger. */
  public Coverage coverage() {
    Map<Property, Long> tried = new EnumMap<>(Property.class);
    for (Property property : Property.values()) {
      tried.put(property, counts.getOrDefault(of(property), 0L));
    }
    return new Coverage(executions, tried);
  }

  /** Counts an execution. */
  void count(Execution execution, boolean complete) {
    executions++;
    seen.clear();
    seen.add(Situation.RUN);
    for (int event = 0; event < execution.size(); event++) {
      note(execution, event);
    }
    for (int cpu = 0; cpu < execution.graph().threads(); cpu++) {
      note(execution.program().log(cpu));
    }
    KernelProgram program = execution.program();
    if (program.hotplug()) {
      seen.add(Situation.OFFLINE);
      if (seen.contains(Situation.DEATH)) {
        seen.add(Situation.DEATH_AND_OFFLINE);
      }
    }
    if (complete && program.scenario().forbidden().isPresent() && program.skipped().isEmpty()) {
      seen.add(Situation.OUTCOME);
    }
    seen.forEach(each -> counts.merge(each, 1L, Long::sum));
  }

  private void note(CpuLog log) {
    if (log.interrupts() > 0) {
      seen.add(Situation.INTERRUPT);
    }
    for (int note = 0; note < log.notes(); note++) {
      Moment moment = log.moment(note);
      if (moment == Moment.ASK) {
        seen.add(Situation.QUESTION);
      } else if (moment == Moment.PIN || moment == Moment.UNPIN) {
        seen.add(Situation.PIN);
      }
    }
  }

  private void note(Execution execution, int event) {
    ExecutionGraph graph = execution.graph();
    if (execution.isFree(event)) {
      seen.add(Situation.FREE);
      if (isUsedElsewhere(execution, event)) {
        seen.add(Situation.FREE_AFTER_USE_ELSEWHERE);
      }
      return;
    }
    int label = graph.label(event);
    if ((label & Label.AWAIT) != 0 && (label & Label.IDLE) == 0) {
      seen.add(Situation.WAIT);
      return;
    }
    if ((label & Label.WRITE) == 0) {
      return;
    }
    switch (execution.role(event)) {
      case USERS -> {
        if (graph.value(event) == 0) {
          seen.add(Situation.DEATH);
          if (isUsedElsewhere(execution, event)) {
            seen.add(Situation.DEATH_USED_ELSEWHERE);
          }
        }
      }
      case COUNT -> {
        seen.add(Situation.COUNT);
        noteDelegation(execution, event);
      }
      default -> {}
    }
  }

  private void noteDelegation(Execution execution, int drop) {
    if (seen.contains(Situation.DELEGATION)) {
      return;
    }
    for (int count = 0; count < execution.size(); count++) {
      if (CountOrder.isDelegation(execution, count, drop)) {
        seen.add(Situation.DELEGATION);
        return;
      }
    }
  }

  /** Whether another CPU uses the mm of an event, otherwise than by resting on it. */
  private static boolean isUsedElsewhere(Execution execution, int event) {
    int body = execution.body(event);
    ExecutionGraph graph = execution.graph();
    for (int other = 0; other < execution.size(); other++) {
      if (graph.thread(other) != graph.thread(event)
          && execution.body(other) == body
          && execution.isUse(other)) {
        return true;
      }
    }
    return false;
  }
}

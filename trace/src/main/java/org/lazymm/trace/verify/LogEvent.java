package org.lazymm.trace.verify;

import org.lazymm.trace.EventKind;
import org.lazymm.trace.ExitPlace;
import org.lazymm.trace.MmSite;
import org.lazymm.trace.TraceEvent;

/**
 * An event kept for verification.
 *
 * @param kind what happened
 * @param cpu where
 * @param pid the task that ran
 * @param other the next task, the child or the old pid, as the kind has it
 * @param line the line in the file
 * @param timeNanos the time, in nanoseconds
 * @param sharesMm whether a new task shares its parent's mm
 * @param leftDead whether a task left for good
 * @param toStopper whether the next task is the CPU's stopper, which moves tasks to other CPUs
 * @param exitPlace where the exit event stands
 * @param site from where an mm was allocated or freed
 * @param pointer the identity of that mm
 */
record LogEvent(
    EventKind kind,
    int cpu,
    int pid,
    int other,
    long line,
    long timeNanos,
    boolean sharesMm,
    boolean leftDead,
    boolean toStopper,
    ExitPlace exitPlace,
    MmSite site,
    long pointer) {

  static LogEvent of(TraceEvent event) {
    EventKind kind = event.kind();
    boolean change = kind == EventKind.SWITCH;
    boolean mm = kind == EventKind.MM_ALLOC || kind == EventKind.MM_FREE;
    int other =
        switch (kind) {
          case SWITCH -> event.nextPid();
          case NEW_TASK, FORK -> event.childPid();
          case EXEC -> event.oldPid();
          default -> TraceEvent.UNKNOWN;
        };
    return new LogEvent(
        kind,
        event.cpu(),
        event.pid(),
        other,
        event.line(),
        event.timeNanos(),
        kind == EventKind.NEW_TASK && event.sharesMm(),
        change && event.leftDead(),
        change && event.nextComm().startsWith("migration/"),
        kind == EventKind.EXIT ? event.exitPlace() : ExitPlace.BEFORE_EXIT_MM,
        mm ? event.mmSite() : MmSite.OTHER,
        mm ? event.mmPointer() : 0);
  }

  /**
   * Whether the event may be used to find out which task ran where. The frees and the fork's
   * allocations are what the replay is measured by, so they may not steer it.
   */
  boolean isEvidence() {
    return kind != EventKind.MM_FREE && !(kind == EventKind.MM_ALLOC && site != MmSite.EXEC_ALLOC);
  }

  /**
   * Whether the event separates two places: it is one that the replay acts on, or that marks an
   * idle state.
   */
  boolean isBoundary() {
    return switch (kind) {
      case SWITCH, NEW_TASK, FORK, EXEC, EXIT, CPU_IDLE -> true;
      default -> false;
    };
  }
}

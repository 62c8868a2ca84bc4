package org.lazymm.trace.verify;

import org.lazymm.trace.EventKind;
import org.lazymm.trace.ExitPlace;
import org.lazymm.trace.MmInterrupt;
import org.lazymm.trace.MmSite;
import org.lazymm.trace.TraceEvent;

/**
 * An event kept for verification.
 *
 * @param kind what happened
 * @param cpu where
 * @param pid the task that ran
 * @param other the next task, the child, the old pid or the other CPU, as the kind has it
 * @param line the line in the file
 * @param timeNanos the time, in nanoseconds
 * @param sharesMm whether a new task shares its parent's mm
 * @param leftState the state in which a task left, ? where no task left
 * @param toStopper whether the next task is the CPU's stopper, which moves tasks to other CPUs
 * @param exitPlace where the exit event stands
 * @param site from where an mm was allocated or freed, or the step of a CPU that goes down
 * @param cause for whom an mm was freed; {@link FreeCause#OTHER} for any other event
 * @param pointer the identity of that mm
 * @param interrupt why another CPU is to be interrupted
 * @param full whether a flush is the final one
 * @param users the users of the mm that is flushed
 */
record LogEvent(
    EventKind kind,
    int cpu,
    int pid,
    int other,
    long line,
    long timeNanos,
    boolean sharesMm,
    char leftState,
    boolean toStopper,
    ExitPlace exitPlace,
    MmSite site,
    FreeCause cause,
    long pointer,
    MmInterrupt interrupt,
    boolean full,
    int users) {
  private static final char NOT_LEFT = '?';

  static LogEvent of(TraceEvent event, FreeCause cause) {
    EventKind kind = event.kind();
    boolean change = kind == EventKind.SWITCH;
    boolean flush = kind == EventKind.FLUSH;
    boolean sent = kind == EventKind.INTERRUPT_SENT;
    int other =
        switch (kind) {
          case SWITCH -> event.nextPid();
          case NEW_TASK, FORK -> event.childPid();
          case EXEC -> event.oldPid();
          case INTERRUPT_SENT, HOTPLUG_STEP -> event.targetCpu();
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
        change ? event.previousState() : NOT_LEFT,
        change && event.nextComm().startsWith("migration/"),
        kind == EventKind.EXIT ? event.exitPlace() : ExitPlace.BEFORE_EXIT_MM,
        hasSite(kind) ? event.mmSite() : MmSite.OTHER,
        cause,
        hasPointer(kind) ? event.mmPointer() : 0,
        sent ? event.interrupt() : MmInterrupt.OTHER,
        (flush || sent) && event.fullFlush(),
        flush ? event.mmUsers() : 0);
  }

  private static boolean hasSite(EventKind kind) {
    return switch (kind) {
      case MM_ALLOC, MM_FREE, HOTPLUG_STEP -> true;
      default -> false;
    };
  }

  private static boolean hasPointer(EventKind kind) {
    return switch (kind) {
      case MM_ALLOC,
          MM_FREE,
          USE_MM,
          UNUSE_MM,
          FLUSH,
          FLUSH_INTERRUPT,
          SHOOT_INTERRUPT,
          MMU_LEAVE,
          MM_DROP ->
          true;
      default -> false;
    };
  }

  /** Whether a task left for good. */
  boolean leftDead() {
    return leftState == 'Z' || leftState == 'X' || leftState == 'x';
  }

  /** Whether a task left to wait, so that a signal can wake it: it is in no exit. */
  boolean leftAsleep() {
    return leftState == 'S';
  }

  /**
   * Whether the event may be used to find out which task ran where. What the replay is measured by
   * may not steer it.
   */
  boolean isEvidence() {
    return !kind.isMeasure() && !(kind == EventKind.MM_ALLOC && site != MmSite.EXEC_ALLOC);
  }

  /**
   * Whether the event separates two places: it is one that the replay acts on, or that marks an
   * idle state.
   */
  boolean isBoundary() {
    return switch (kind) {
      case SWITCH, NEW_TASK, FORK, EXEC, EXIT, CPU_IDLE, HOTPLUG_STEP, USE_MM, UNUSE_MM -> true;
      default -> false;
    };
  }
}

package org.lazymm.trace;

import org.lazymm.scheduler.machine.MachineSettings;

/**
 * Reads the lines of one file in one {@link TraceFormat}, into the same event again and again. It
 * makes no objects: a trace has millions of lines. A line is the bytes of a buffer from {@code
 * from} to {@code to}, without its end.
 */
public abstract class LineParser {
  /** What must stand where the number of a CPU stands. */
  static final String CPU = "a CPU from 0 to " + (MachineSettings.MAX_CPUS - 1);

  private final EventNames names = new EventNames();
  private int failedAt;
  private String expected = "";

  /** Makes a parser. */
  protected LineParser() {}

  /** What became of the fields of an event. */
  public enum Outcome {
    /** The event is filled. */
    READ,
    /** The event says nothing of the life of an mm. */
    NOT_OURS,
    /** The line is not as it should be: {@link #fail} was called. */
    MALFORMED
  }

  /**
   * Reads the beginning of a line: CPU, time and task; see {@link #task}.
   *
   * @param text the buffer
   * @param from the beginning of the line
   * @param to its end
   * @param event to be filled
   * @return the position behind it, or what {@link #fail} returns if this is no event
   */
  public abstract int head(byte[] text, int from, int to, TraceEvent event);

  /**
   * Whether a file is in this format, asked once, of the first line whose head could be read.
   *
   * @param text the buffer
   * @param behind the position behind the head
   * @param to the end of the line
   * @return false if another format that has the same heads should be tried
   */
  public boolean isMine(byte[] text, int behind, int to) {
    return true;
  }

  /**
   * Takes a line that is no event, such as a heading.
   *
   * @param text the buffer
   * @param from the beginning of the line
   * @param to its end
   * @return whether a line like this belongs to the format and is no mistake
   */
  public boolean remark(byte[] text, int from, int to) {
    return false;
  }

  /**
   * Reads the event behind the head. If not overridden, that is a name with a colon and fields, as
   * the kernel prints them.
   *
   * @param text the buffer
   * @param from the position behind the head
   * @param to the end of the line
   * @param whole whether the line ends in a newline
   * @param event to be filled; see {@link #switchTo}
   * @return what became of it
   */
  public Outcome event(byte[] text, int from, int to, boolean whole, TraceEvent event) {
    if (!names.find(text, from, to)) {
      if (!whole && names.unfinished(text, to)) {
        fail(from, "a whole event");
        return Outcome.MALFORMED;
      }
      return Outcome.NOT_OURS;
    }
    Outcome outcome = EventFields.read(names.kind(), text, names.fields(), to, event);
    if (outcome == Outcome.MALFORMED) {
      fail(names.fields(), EventFields.expected(names.kind()));
    }
    return outcome;
  }

  /**
   * Keeps what should have stood where.
   *
   * @param at the position in the buffer
   * @param what the end of a sentence that begins with "expected"
   * @return -1
   */
  protected final int fail(int at, String what) {
    failedAt = at;
    expected = what;
    return -1;
  }

  /** Whether the modelled kernel can have a CPU of this number. */
  static boolean isCpu(int number) {
    return number >= 0 && number < MachineSettings.MAX_CPUS;
  }

  /** Where in the buffer the last failure was. */
  final int failedAt() {
    return failedAt;
  }

  /** What should have stood there. */
  final String expected() {
    return expected;
  }

  /**
   * Fills in what every event has.
   *
   * @param event the event
   * @param cpu the CPU, from 0
   * @param nanos the time
   * @param pid the task that runs, 0 for an idle task
   * @param tgid its process, or {@link TraceEvent#UNKNOWN}
   * @param commFrom where in the buffer its name begins
   * @param commTo where its name ends
   */
  protected static void task(
      TraceEvent event, int cpu, long nanos, int pid, int tgid, int commFrom, int commTo) {
    event.cpu = cpu;
    event.timeNanos = nanos;
    event.pid = pid;
    event.tgid = tgid;
    event.commFrom = commFrom;
    event.commTo = commTo;
  }

  /**
   * Fills in a switch from the task of {@link #task}.
   *
   * @param event the event
   * @param next the task that begins to run
   * @param commFrom where in the buffer its name begins
   * @param commTo where its name ends
   * @param state the state in which the other task leaves, such as R, S, D, Z or X
   * @param preempted whether it was preempted
   */
  protected static void switchTo(
      TraceEvent event, int next, int commFrom, int commTo, char state, boolean preempted) {
    begin(event, EventKind.SWITCH);
    event.otherPid = next;
    event.otherCommFrom = commFrom;
    event.otherCommTo = commTo;
    event.previousState = state;
    event.preempted = preempted;
  }

  /**
   * Fills in that the task makes another.
   *
   * @param event the event
   * @param child the new task
   * @param flags how it is cloned
   */
  protected static void newTask(TraceEvent event, int child, long flags) {
    begin(event, EventKind.NEW_TASK);
    event.otherPid = child;
    event.cloneFlags = flags;
  }

  /**
   * Fills in that the task runs another program.
   *
   * @param event the event
   * @param oldPid its pid before
   */
  protected static void exec(TraceEvent event, int oldPid) {
    begin(event, EventKind.EXEC);
    event.otherPid = oldPid;
  }

  /**
   * Fills in that the task exits.
   *
   * @param event the event
   * @param place whether this stands before or behind {@code exit_mm}
   * @param groupDead whether it is the last thread of its process, if it stands before
   */
  protected static void exit(TraceEvent event, ExitPlace place, boolean groupDead) {
    begin(event, EventKind.EXIT);
    event.subjectPid = event.pid;
    event.exitPlace = place;
    event.groupDead = groupDead;
  }

  private static void begin(TraceEvent event, EventKind kind) {
    event.kind = kind;
    event.inferred = false;
  }
}

package org.lazymm.trace;

/**
 * One event of a trace. The reader fills the same object again for each event; accessors that do
 * not belong to the event's {@link #kind()} return whatever an earlier event left behind.
 */
public final class TraceEvent {
  /** The value of a pid or tgid that the trace does not tell. */
  public static final int UNKNOWN = -1;

  /** {@code CLONE_VM}: the new task shares the mm of its parent. */
  public static final long CLONE_VM = 0x100;

  /** {@code CLONE_THREAD}: the new task joins the thread group of its parent. */
  public static final long CLONE_THREAD = 0x10000;

  long line;
  long timeNanos;
  int cpu;
  int pid;
  int tgid;
  EventKind kind = EventKind.SWITCH;
  boolean inferred;
  int otherPid;
  int subjectPid;
  char previousState;
  boolean preempted;
  long cloneFlags;
  ExitPlace exitPlace = ExitPlace.AFTER_EXIT_MM;
  boolean groupDead;
  boolean idleEntered;
  int membarrierCommand;
  MmSite mmSite = MmSite.OTHER;
  long mmPointer;
  int preemptDepth = UNKNOWN;
  int targetCpu;
  MmInterrupt interrupt = MmInterrupt.OTHER;
  boolean fullFlush;
  int mmUsers;
  byte[] text = new byte[0];
  int commFrom;
  int commTo;
  int otherCommFrom;
  int otherCommTo;

  TraceEvent() {}

  /**
   * The line of the event in its file.
   *
   * @return the line, counted from 1
   */
  public long line() {
    return line;
  }

  /**
   * When it happened, on the trace's clock.
   *
   * @return nanoseconds; most formats tell microseconds only
   */
  public long timeNanos() {
    return timeNanos;
  }

  /**
   * The CPU on which it happened.
   *
   * @return the CPU's number, from 0
   */
  public int cpu() {
    return cpu;
  }

  /**
   * The task that ran when it happened; the task that leaves, for a switch.
   *
   * @return its pid, 0 for every CPU's idle task
   */
  public int pid() {
    return pid;
  }

  /**
   * The process of that task.
   *
   * @return its tgid, or {@link #UNKNOWN}
   */
  public int tgid() {
    return tgid;
  }

  /**
   * What happened.
   *
   * @return the kind
   */
  public EventKind kind() {
    return kind;
  }

  /**
   * Whether the event is not in the file, but follows from the events around it.
   *
   * @return true for a switch that {@link LostSwitchInference} put in
   */
  public boolean inferred() {
    return inferred;
  }

  /**
   * The task that begins to run ({@link EventKind#SWITCH}).
   *
   * @return its pid
   */
  public int nextPid() {
    return otherPid;
  }

  /**
   * The name of the task that begins to run ({@link EventKind#SWITCH}); makes a new string.
   *
   * @return its comm, possibly empty
   */
  public String nextComm() {
    return Bytes.text(text, otherCommFrom, otherCommTo);
  }

  /**
   * The name of the task of {@link #pid()} as the event or its line tells it; makes a new string.
   *
   * @return its comm, possibly empty
   */
  public String comm() {
    return Bytes.text(text, commFrom, commTo);
  }

  /**
   * The state in which the task left ({@link EventKind#SWITCH}).
   *
   * @return the kernel's first letter, such as R, S, D, Z or X, or ? if not told
   */
  public char previousState() {
    return previousState;
  }

  /**
   * Whether the task left for good ({@link EventKind#SWITCH}).
   *
   * @return true for a zombie or a dead task
   */
  public boolean leftDead() {
    return previousState == 'Z' || previousState == 'X' || previousState == 'x';
  }

  /**
   * Whether the task was preempted ({@link EventKind#SWITCH}).
   *
   * @return true if the state carries a plus
   */
  public boolean preempted() {
    return preempted;
  }

  /**
   * The new task ({@link EventKind#NEW_TASK}, {@link EventKind#FORK}).
   *
   * @return its pid
   */
  public int childPid() {
    return otherPid;
  }

  /**
   * How it was cloned ({@link EventKind#NEW_TASK}).
   *
   * @return the clone flags
   */
  public long cloneFlags() {
    return cloneFlags;
  }

  /**
   * Whether the new task shares the mm of its parent ({@link EventKind#NEW_TASK}).
   *
   * @return true with {@code CLONE_VM}
   */
  public boolean sharesMm() {
    return (cloneFlags & CLONE_VM) != 0;
  }

  /**
   * The pid that the task had before it took over that of its thread group's leader ({@link
   * EventKind#EXEC}).
   *
   * @return the old pid, equal to {@link #pid()} for a leader
   */
  public int oldPid() {
    return otherPid;
  }

  /**
   * The task whose structure was freed ({@link EventKind#FREE}) or that exits ({@link
   * EventKind#EXIT}).
   *
   * @return its pid
   */
  public int subjectPid() {
    return subjectPid;
  }

  /**
   * Where the traced kernel puts this event ({@link EventKind#EXIT}).
   *
   * @return before or behind {@code exit_mm}
   */
  public ExitPlace exitPlace() {
    return exitPlace;
  }

  /**
   * Whether the CPU enters a hardware idle state ({@link EventKind#CPU_IDLE}).
   *
   * @return false if it leaves one
   */
  public boolean idleEntered() {
    return idleEntered;
  }

  /**
   * The command of membarrier(2) ({@link EventKind#MEMBARRIER}).
   *
   * @return the command as the system call has it
   */
  public int membarrierCommand() {
    return membarrierCommand;
  }

  /**
   * From where an mm was allocated or freed ({@link EventKind#MM_ALLOC}, {@link
   * EventKind#MM_FREE}), or the step of a CPU that goes down ({@link EventKind#HOTPLUG_STEP}).
   *
   * @return the site
   */
  public MmSite mmSite() {
    return mmSite;
  }

  /**
   * The identity of an mm until it is freed ({@link EventKind#MM_ALLOC}, {@link EventKind#MM_FREE},
   * and the probes).
   *
   * @return the pointer, or the kernel's hash of it; probes tell the pointer always
   */
  public long mmPointer() {
    return mmPointer;
  }

  /**
   * How deep preemption was disabled when it happened.
   *
   * @return 0 where the kernel may preempt, or {@link #UNKNOWN} if the trace does not tell
   */
  public int preemptDepth() {
    return preemptDepth;
  }

  /**
   * The CPU that is to be interrupted ({@link EventKind#INTERRUPT_SENT}), or that goes down or
   * comes up ({@link EventKind#HOTPLUG_STEP}).
   *
   * @return the CPU's number, from 0
   */
  public int targetCpu() {
    return targetCpu;
  }

  /**
   * Why another CPU is to be interrupted ({@link EventKind#INTERRUPT_SENT}).
   *
   * @return the reason, never {@link MmInterrupt#OTHER}
   */
  public MmInterrupt interrupt() {
    return interrupt;
  }

  /**
   * Whether the whole mm is flushed, as its end is near ({@link EventKind#FLUSH}, {@link
   * EventKind#INTERRUPT_SENT}).
   *
   * @return true for the final flush
   */
  public boolean fullFlush() {
    return fullFlush;
  }

  /**
   * The users of the mm that is flushed ({@link EventKind#FLUSH}).
   *
   * @return {@code mm_users}, or {@link #UNKNOWN} if the probe does not tell
   */
  public int mmUsers() {
    return mmUsers;
  }
}

package org.lazymm.trace;

import java.util.Optional;

/**
 * What tells whether a task is a kernel thread, the strongest first. Where two kinds of evidence
 * contradict each other, the stronger one is believed.
 */
public enum TaskEvidence {
  /** The list of tasks calls it a kernel thread. */
  LISTED_KERNEL(true, true, "the task list"),
  /** The list of tasks calls it a user task. */
  LISTED_USER(false, true, "the task list"),
  /** An idle task, or {@code kthreadd}. */
  KERNEL_PID(true, true, "its pid"),
  /** The first task of all that run programs. */
  INIT_PID(false, true, "its pid"),
  /** The trace itself says that it is a kernel thread. */
  RECORDED_KERNEL(true, true, "the flags in the trace"),
  /** The trace itself says that it is none. */
  RECORDED_USER(false, true, "the flags in the trace"),
  /** It makes system calls, or faults on a user's address. */
  USER_CODE(false, true, "a system call or user page fault"),
  /** It calls exec. */
  EXEC(false, true, "exec"),
  /** It belongs to the process of another task. */
  THREAD(false, true, "its process is another task's"),
  /** {@code kthreadd} made it. */
  CHILD_OF_KTHREADD(true, true, "made by kthreadd"),
  /** Another task made it. */
  CHILD_OF_ANOTHER(false, true, "made by another task than kthreadd"),
  /** It makes tasks as only kernel code does. */
  CLONES_AS_KERNEL(true, true, "the clone flags of its children"),
  /** It makes tasks as a program does. */
  CLONES_AS_USER(false, true, "the clone flags of its children"),
  /** It copies or allocates an mm. */
  ALLOCATES_MM(false, true, "an mm that it allocates"),
  /** It sleeps in a state in which only kernel threads sleep. */
  IDLE_STATE(true, true, "the state I or P"),
  /** It is stopped by a signal or a debugger. */
  STOPPED(false, true, "the state T or t"),
  /** Its name is like that of a kernel thread. */
  NAME(true, false, "its name (a guess)"),
  /** Its pid stands among those of kernel threads made at boot. */
  PID_AMONG_KERNEL(true, false, "its pid, among those of kernel threads (a guess)"),
  /** Nothing speaks for a kernel thread. */
  NOTHING(false, false, "no sign of a kernel thread (a guess)");

  private static final TaskEvidence[] ALL = values();
  private static final int PROVEN_KERNEL = mask(true);
  private static final int PROVEN_USER = mask(false);

  private final boolean kernel;
  private final boolean proof;
  private final String text;

  TaskEvidence(boolean kernel, boolean proof, String text) {
    this.kernel = kernel;
    this.proof = proof;
    this.text = text;
  }

  /**
   * What it says.
   *
   * @return true for a kernel thread, false for a user task
   */
  public boolean kernel() {
    return kernel;
  }

  /**
   * Whether it is more than a guess.
   *
   * @return false if it may well be wrong
   */
  public boolean proof() {
    return proof;
  }

  /**
   * The evidence in words.
   *
   * @return the end of a sentence that begins with "judged by"
   */
  public String text() {
    return text;
  }

  int bit() {
    return 1 << ordinal();
  }

  private static int mask(boolean kernel) {
    int mask = 0;
    for (TaskEvidence each : ALL) {
      mask |= each.proof && each.kernel == kernel ? each.bit() : 0;
    }
    return mask;
  }

  /** The strongest of some. */
  static TaskEvidence strongest(int mask) {
    return mask == 0 ? NOTHING : ALL[Integer.numberOfTrailingZeros(mask)];
  }

  /** The strongest that proves the opposite of what is believed. */
  static Optional<TaskEvidence> against(int mask) {
    int opposite = mask & (strongest(mask).kernel ? PROVEN_USER : PROVEN_KERNEL);
    return opposite == 0 ? Optional.empty() : Optional.of(strongest(opposite));
  }
}

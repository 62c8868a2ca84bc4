package org.lazymm.trace.verify;

/** The part of the kernel that frees an mm. */
public enum FreeCause {
  /** {@code finish_task_switch}: the last reference was a lazy one. */
  SWITCH("finish_task_switch"),
  /** {@code do_exit}: the last reference was that of the users. */
  EXIT("exit"),
  /** {@code setup_new_exec}: the last reference was that of the users, and exec dropped it. */
  EXEC("exec"),
  /** A worker: the last user reference was put by {@code mmput_async}. */
  WORKER("a worker's mmput_async"),
  /** {@code sched_cpu_wait_empty}: the last reference was that of a CPU that goes down. */
  HOTPLUG("CPU hotplug"),
  /** {@code kthread_use_mm}: a kernel thread gave up what it had borrowed for an mm of its own. */
  USE_MM("kthread_use_mm"),
  /** {@code __mmdrop}, in a trace that does not tell for whom. */
  DROP("__mmdrop"),
  /** Somebody else, such as a reader of /proc that pinned the mm. */
  OTHER("another function"),
  /** The trace ends before. */
  NOT_FREED("not freed");

  private final String label;

  FreeCause(String label) {
    this.label = label;
  }

  /**
   * The cause for people.
   *
   * @return a few words
   */
  public String label() {
    return label;
  }
}

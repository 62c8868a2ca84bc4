package org.lazymm.trace.verify;

import org.lazymm.trace.MmSite;

/** The part of the kernel that frees an mm. */
public enum FreeCause {
  /** {@code finish_task_switch}: the last reference was a lazy one. */
  SWITCH("finish_task_switch"),
  /** {@code do_exit}: the last reference was that of the users. */
  EXIT("exit"),
  /** {@code begin_new_exec}: the last reference was that of the users, and exec dropped it. */
  EXEC("exec"),
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

  static FreeCause of(MmSite site) {
    return switch (site) {
      case SWITCH -> SWITCH;
      case EXIT -> EXIT;
      case EXEC -> EXEC;
      case FORK, EXEC_ALLOC, OTHER -> OTHER;
    };
  }
}

package org.lazymm.trace;

/** Where the kernel that was traced puts {@code sched_process_exit}; it moved in Linux 6.16. */
public enum ExitPlace {
  /** Before {@code exit_mm}: the task still owns its mm. Known by the field {@code group_dead}. */
  BEFORE_EXIT_MM,
  /** Behind {@code exit_mm}: the task has already given up its mm. */
  AFTER_EXIT_MM
}

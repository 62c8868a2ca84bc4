package org.lazymm.trace;

/**
 * The traced events that say something about the life of an mm; all others are skipped and counted.
 */
public enum EventKind {
  /** {@code sched_switch}: one task leaves a CPU, another one begins to run there. */
  SWITCH("sched_switch"),
  /** {@code task_newtask}: a task was made; the only event that carries the clone flags. */
  NEW_TASK("task_newtask"),
  /** {@code sched_process_fork}: a task was made; says nothing of what it shares. */
  FORK("sched_process_fork"),
  /** {@code sched_process_exec}: the task runs on a new mm since some moment before this event. */
  EXEC("sched_process_exec"),
  /** {@code sched_process_exit}: the task is on its way out, see {@link TraceEvent#exitPlace()}. */
  EXIT("sched_process_exit"),
  /** {@code sched_process_free}: the task structure is gone; says nothing of the mm. */
  FREE("sched_process_free"),
  /** {@code cpu_idle}: the CPU enters or leaves a hardware idle state. */
  CPU_IDLE("cpu_idle"),
  /** {@code sys_enter_membarrier}: the task calls membarrier(2). */
  MEMBARRIER("sys_enter_membarrier"),
  /** {@code kmem_cache_alloc} of an {@code mm_struct}. */
  MM_ALLOC("kmem_cache_alloc"),
  /** {@code kmem_cache_free} of an {@code mm_struct}: the kernel's own end of an mm. */
  MM_FREE("kmem_cache_free");

  private final String traceName;

  EventKind(String traceName) {
    this.traceName = traceName;
  }

  /**
   * The event's name in a trace.
   *
   * @return the name without its system, such as {@code sched_switch}
   */
  public String traceName() {
    return traceName;
  }
}

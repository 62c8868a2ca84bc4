package org.lazymm.trace;

/**
 * What is known of the tasks that were there before the trace began: their process, and whether
 * they have an mm.
 */
public final class TaskTable {
  private static final int KERNEL = 1;
  private static final int USER = 0;

  private final IntMap processes = new IntMap();
  private final IntMap kernelThreads = new IntMap();

  /** Makes an empty table. */
  public TaskTable() {}

  void process(int pid, int tgid) {
    processes.put(pid, tgid);
  }

  void kernelThread(int pid, boolean kernel) {
    kernelThreads.put(pid, kernel ? KERNEL : USER);
  }

  /**
   * The process of a task.
   *
   * @param pid the task
   * @return its tgid, or {@link TraceEvent#UNKNOWN}
   */
  public int tgid(int pid) {
    int tgid = processes.get(pid);
    return tgid == IntMap.ABSENT ? TraceEvent.UNKNOWN : tgid;
  }

  /**
   * Whether it is known what kind of task this is.
   *
   * @param pid the task
   * @return false if only a guess could tell
   */
  public boolean knows(int pid) {
    return kernelThreads.get(pid) != IntMap.ABSENT;
  }

  /**
   * Whether a task is known to have no mm of its own.
   *
   * @param pid the task
   * @return true for a kernel thread
   */
  public boolean isKernelThread(int pid) {
    return kernelThreads.get(pid) == KERNEL;
  }

  /**
   * The number of tasks of known kind.
   *
   * @return their number
   */
  public int size() {
    return kernelThreads.size();
  }
}

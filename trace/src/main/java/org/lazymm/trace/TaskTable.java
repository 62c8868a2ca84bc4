package org.lazymm.trace;

import org.agrona.collections.Int2IntHashMap;

/**
 * What is known of the tasks that were there before the trace began: their process, and whether
 * they have an mm.
 */
public final class TaskTable {
  private static final int KERNEL = 1;
  private static final int USER = 0;
  private static final int UNKNOWN = -1;

  private final Int2IntHashMap processes = new Int2IntHashMap(TraceEvent.UNKNOWN);
  private final Int2IntHashMap kernelThreads = new Int2IntHashMap(UNKNOWN);

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
    return processes.get(pid);
  }

  /**
   * Whether it is known what kind of task this is.
   *
   * @param pid the task
   * @return false if only a guess could tell
   */
  public boolean knows(int pid) {
    return kernelThreads.containsKey(pid);
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

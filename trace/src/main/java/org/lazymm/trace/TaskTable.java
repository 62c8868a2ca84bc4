package org.lazymm.trace;

import java.util.Optional;
import org.agrona.collections.Int2IntHashMap;

/** What is known of the tasks of a trace: their process, and whether they have an mm. */
public final class TaskTable {
  private static final int NONE = 0;

  private final Int2IntHashMap processes = new Int2IntHashMap(TraceEvent.UNKNOWN);
  private final Int2IntHashMap evidence = new Int2IntHashMap(NONE);

  /** Makes an empty table. */
  public TaskTable() {}

  void process(int pid, int tgid) {
    processes.put(pid, tgid);
  }

  /** What a list of tasks says; its last word on a task counts. */
  void kernelThread(int pid, boolean kernel) {
    remove(pid, kernel ? TaskEvidence.LISTED_USER : TaskEvidence.LISTED_KERNEL);
    add(pid, kernel ? TaskEvidence.LISTED_KERNEL : TaskEvidence.LISTED_USER);
  }

  void add(int pid, TaskEvidence found) {
    int known = evidence.get(pid);
    int more = known | found.bit();
    if (more != known) {
      evidence.put(pid, more);
    }
  }

  private void remove(int pid, TaskEvidence wrong) {
    int rest = evidence.get(pid) & ~wrong.bit();
    if (rest == NONE) {
      evidence.remove(pid);
    } else {
      evidence.put(pid, rest);
    }
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
    return evidence(pid).proof();
  }

  /**
   * Whether a task is believed to have no mm of its own.
   *
   * @param pid the task
   * @return true for a kernel thread
   */
  public boolean isKernelThread(int pid) {
    return evidence(pid).kernel();
  }

  /**
   * Why a task is believed to be what it is.
   *
   * @param pid the task
   * @return the strongest evidence
   */
  public TaskEvidence evidence(int pid) {
    return TaskEvidence.strongest(evidence.get(pid));
  }

  /**
   * What speaks against what a task is believed to be.
   *
   * @param pid the task
   * @return the strongest evidence of the other side that is no guess, if there is any
   */
  public Optional<TaskEvidence> contradiction(int pid) {
    return TaskEvidence.against(evidence.get(pid));
  }

  /**
   * The number of tasks of which something is known.
   *
   * @return their number
   */
  public int size() {
    return evidence.size();
  }
}

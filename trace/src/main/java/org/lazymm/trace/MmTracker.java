package org.lazymm.trace;

import org.agrona.collections.Int2IntHashMap;
import org.agrona.collections.IntHashSet;

/**
 * Which task uses which mm, from clone flags, exec and exit; memory grows with the tasks alive, not
 * with the trace. It is about users only: who borrows an mm is for the modelled kernel to say.
 */
public final class MmTracker {
  /** The mm of a kernel thread, and of a task that gave its mm up. */
  public static final int NONE = -1;

  private static final int ABSENT = Integer.MIN_VALUE;

  private final TaskCensus census;
  private final TaskTable tasks;
  private final Int2IntHashMap mmOfTask = new Int2IntHashMap(ABSENT);
  private final Int2IntHashMap mmOfProcess = new Int2IntHashMap(ABSENT);
  private final Int2IntHashMap users = new Int2IntHashMap(ABSENT);
  private final IntHashSet announced = new IntHashSet();
  private int mms;
  private long guessedMms;

  /**
   * Makes a tracker that knows no task yet.
   *
   * @param census what a first pass found out about the tasks
   */
  public MmTracker(TaskCensus census) {
    this.census = census;
    this.tasks = census.tasks();
  }

  /**
   * The mm that a task uses; a task never seen before gets that of its process, or a new one by
   * guess.
   *
   * @param pid the task
   * @return the mm's number, from 0, or {@link #NONE}
   */
  public int mmOf(int pid) {
    int known = mmOfTask.get(pid);
    return known != ABSENT ? known : firstSight(pid);
  }

  private int firstSight(int pid) {
    int mm = NONE;
    if (pid != 0 && !tasks.isKernelThread(pid)) {
      int tgid = tasks.tgid(pid);
      if (tgid < 0) {
        guessedMms++;
        tgid = pid;
      }
      mm = mmOfProcess.get(tgid);
      if (mm == ABSENT || users.get(mm) == ABSENT) {
        mm = mms++;
        mmOfProcess.put(tgid, mm);
      }
    }
    use(pid, mm);
    return mm;
  }

  private void use(int pid, int mm) {
    mmOfTask.put(pid, mm);
    if (mm != NONE) {
      users.put(mm, Math.max(0, users.get(mm)) + 1);
    }
  }

  /**
   * A task was made, and its clone flags are known ({@link EventKind#NEW_TASK}).
   *
   * @param parent the task that called clone
   * @param child the new task
   * @param shares whether it shares the parent's mm
   * @return the mm of the child
   */
  public int newTask(int parent, int child, boolean shares) {
    announced.add(child);
    return birth(child, parent == 0 ? NONE : mmOf(parent), shares);
  }

  /**
   * A task was made ({@link EventKind#FORK}). If no {@link EventKind#NEW_TASK} came before, whether
   * it shares the mm is told by its process, or guessed: a task that never calls exec is taken for
   * a thread.
   *
   * @param parent the task that called clone
   * @param child the new task
   * @return the mm of the child
   */
  public int fork(int parent, int child) {
    if (announced.remove(child)) {
      return mmOf(child);
    }
    int tgid = tasks.tgid(child);
    guessedMms += tgid < 0 ? 1 : 0;
    boolean shares =
        tgid < 0 ? !census.executes(child) : tgid != child && tgid == tasks.tgid(parent);
    return birth(child, parent == 0 ? NONE : mmOf(parent), shares);
  }

  /**
   * Whether a task was made by {@link #newTask} and its fork event is still to come.
   *
   * @param child the task
   * @return true between the two events
   */
  public boolean isAnnounced(int child) {
    return announced.contains(child);
  }

  private int birth(int child, int parentMm, boolean shares) {
    exit(child);
    int mm = parentMm == NONE ? NONE : shares ? parentMm : mms++;
    use(child, mm);
    return mm;
  }

  /**
   * A task runs on a new mm ({@link EventKind#EXEC}).
   *
   * @param pid the task
   * @param oldPid its pid before
   * @return the new mm
   */
  public int exec(int pid, int oldPid) {
    mmOf(oldPid);
    exit(oldPid);
    if (pid != oldPid) {
      exit(pid);
    }
    use(pid, mms);
    return mms++;
  }

  /**
   * A task gives its mm up; it stays known as one without an mm.
   *
   * @param pid the task
   * @return the mm that it used, or {@link #NONE}
   */
  public int exit(int pid) {
    int mm = mmOfTask.get(pid);
    if (mm == ABSENT || mm == NONE) {
      return NONE;
    }
    mmOfTask.put(pid, NONE);
    int left = users.get(mm) - 1;
    if (left == 0) {
      users.remove(mm);
    } else {
      users.put(mm, left);
    }
    return mm;
  }

  /**
   * A task has run for the last time, so nothing of it need be kept.
   *
   * @param pid the task
   */
  public void forget(int pid) {
    exit(pid);
    mmOfTask.remove(pid);
    announced.remove(pid);
  }

  /**
   * The number of tasks that use an mm.
   *
   * @param mm the mm
   * @return 0 if its last user is gone
   */
  public int users(int mm) {
    return Math.max(0, users.get(mm));
  }

  /**
   * The mms seen so far.
   *
   * @return their number
   */
  public int mms() {
    return mms;
  }

  /**
   * The mms of which the trace does not tell who shares them.
   *
   * @return their number
   */
  public long guessedMms() {
    return guessedMms;
  }
}

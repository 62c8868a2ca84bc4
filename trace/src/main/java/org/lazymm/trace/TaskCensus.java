package org.lazymm.trace;

import org.agrona.collections.IntHashSet;

/**
 * A first pass over a trace that finds out what the tasks are: which process each belongs to, which
 * are kernel threads, which will call exec. A list of tasks that was recorded beside the trace is
 * believed first.
 */
public final class TaskCensus implements TraceHandler {
  private static final int KTHREADD = 2;

  private final TaskTable tasks;
  private final IntHashSet seen = new IntHashSet();
  private final IntHashSet born = new IntHashSet();
  private final IntHashSet executed = new IntHashSet();
  private long guessedKernelThreads;
  private int cpus;

  /**
   * Makes a census.
   *
   * @param tasks what the list beside the trace says; it is filled up
   */
  public TaskCensus(TaskTable tasks) {
    this.tasks = tasks;
    tasks.kernelThread(0, true);
    tasks.kernelThread(KTHREADD, true);
  }

  @Override
  public void event(TraceEvent event) {
    int pid = event.pid;
    cpus = Math.max(cpus, event.cpu + 1);
    if (event.tgid >= 0 && tasks.tgid(pid) < 0) {
      tasks.process(pid, event.tgid);
      if (event.tgid != pid && !tasks.knows(pid)) {
        tasks.kernelThread(pid, false);
      }
    }
    switch (event.kind) {
      case SWITCH -> {
        see(pid, event, false);
        see(event.otherPid, event, true);
      }
      case NEW_TASK, FORK -> born(pid, event.otherPid);
      case EXEC -> {
        executed.add(pid);
        executed.add(event.otherPid);
        if (!tasks.knows(pid)) {
          tasks.kernelThread(pid, false);
        }
      }
      default -> see(pid, event, false);
    }
  }

  private void born(int parent, int child) {
    seen.add(child);
    if (born.add(child)) {
      tasks.kernelThread(child, tasks.isKernelThread(parent) && parent == KTHREADD);
    }
  }

  private void see(int pid, TraceEvent event, boolean next) {
    if (pid == 0 || !seen.add(pid)) {
      return;
    }
    if (!tasks.knows(pid)) {
      guessedKernelThreads++;
      tasks.kernelThread(pid, KernelThreadNames.fits(next ? event.nextComm() : event.comm()));
    }
  }

  /**
   * The tasks, as far as the trace has been read.
   *
   * @return the table given to the constructor, filled up
   */
  public TaskTable tasks() {
    return tasks;
  }

  /**
   * Whether a task calls exec anywhere in the trace.
   *
   * @param pid the task
   * @return true if it does
   */
  public boolean executes(int pid) {
    return executed.contains(pid);
  }

  /**
   * The CPUs that a machine needs to replay the trace.
   *
   * @return the highest CPU number plus one
   */
  public int cpus() {
    return cpus;
  }

  /**
   * The tasks of which only the name tells whether they are kernel threads.
   *
   * @return their number
   */
  public long guessedKernelThreads() {
    return guessedKernelThreads;
  }

  /**
   * The tasks, idle ones left out, whose process is not known.
   *
   * @return their number
   */
  public long pidsWithoutTgid() {
    return seen.stream().filter(pid -> tasks.tgid(pid) < 0).count();
  }

  /**
   * The tasks that were seen, idle ones left out.
   *
   * @return their number
   */
  public long pids() {
    return seen.size();
  }
}

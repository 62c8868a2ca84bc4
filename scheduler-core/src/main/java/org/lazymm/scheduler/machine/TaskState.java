package org.lazymm.scheduler.machine;

import org.jspecify.annotations.Nullable;

/**
 * What a task's plain fields are before a CPU's code changes them.
 *
 * @param task the task
 * @param mm its mm
 * @param owedTeardown the dead mm whose teardown it owes
 * @param cpu where it runs
 * @param exited whether it has exited
 */
record TaskState(
    Task task,
    @Nullable MmStruct mm,
    @Nullable MmStruct owedTeardown,
    @Nullable Cpu cpu,
    boolean exited) {

  static TaskState of(Task task) {
    return new TaskState(task, task.mm(), task.owedTeardown, task.cpu, task.exited);
  }

  void restore() {
    task.restoreMm(mm);
    task.owedTeardown = owedTeardown;
    task.cpu = cpu;
    task.exited = exited;
  }
}

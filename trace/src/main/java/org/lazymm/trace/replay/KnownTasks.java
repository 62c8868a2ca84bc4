package org.lazymm.trace.replay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.trace.MmTracker;

/**
 * The tasks of a machine by their pids; one that the trace shows for the first time is made as if
 * it had always been.
 */
final class KnownTasks {
  private final Machine machine;
  private final MmTracker mms;
  private final Map<Integer, Task> tasks = new HashMap<>();
  private final Map<Integer, Set<Integer>> usersOfMm = new HashMap<>();

  KnownTasks(Machine machine, MmTracker mms) {
    this.machine = machine;
    this.mms = mms;
  }

  static String name(int pid) {
    return "task" + pid;
  }

  Optional<Task> find(int pid) {
    return Optional.ofNullable(tasks.get(pid));
  }

  /** The task of a pid on a CPU, which matters to idle tasks and to new ones. */
  Task of(int cpu, int pid) {
    if (pid == 0) {
      return machine.cpu(cpu).idleTask();
    }
    Task known = tasks.get(pid);
    return known != null ? known : existedBefore(cpu, pid);
  }

  private Task existedBefore(int cpu, int pid) {
    int mm = mms.mmOf(pid);
    Task task =
        mm == MmTracker.NONE
            ? machine.createKernelThread(name(pid))
            : user(mm)
                .map(user -> machine.createThread(cpu, name(pid), user))
                .orElseGet(() -> machine.createProcess(cpu, name(pid)));
    add(pid, task, mm);
    return task;
  }

  /** A task that uses an mm. */
  Optional<Task> user(int mm) {
    return usersOfMm.getOrDefault(mm, Set.of()).stream()
        .map(tasks::get)
        .filter(task -> task != null && task.mm() != null)
        .findFirst();
  }

  void add(int pid, Task task, int mm) {
    tasks.put(pid, task);
    if (mm != MmTracker.NONE) {
      usersOfMm.computeIfAbsent(mm, key -> new HashSet<>()).add(pid);
    }
  }

  /** A task gives its mm up. */
  void leaveMm(int pid) {
    int mm = mms.exit(pid);
    Set<Integer> users = usersOfMm.get(mm);
    if (users != null && users.remove(pid) && users.isEmpty()) {
      usersOfMm.remove(mm);
    }
  }

  /** A task got a new mm, and goes by another pid if it was not the leader of its threads. */
  void rename(int oldPid, int pid) {
    leaveMm(oldPid);
    int mm = mms.exec(pid, oldPid);
    Task task = tasks.remove(oldPid);
    if (task != null) {
      add(pid, task, mm);
    }
  }

  /** Nothing of a task need be kept, except by the CPU on which it may still run. */
  void forget(int pid) {
    if (tasks.containsKey(pid)) {
      leaveMm(pid);
      tasks.remove(pid);
      mms.forget(pid);
    }
  }
}

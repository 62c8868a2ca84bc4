package org.lazymm.trace.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lazymm.trace.TaskTable;

/**
 * What the trace says for certain at one moment: who runs where, who is on its way out, what was
 * the last event.
 */
final class SchedulerState {
  static final int NOBODY = -1;

  /** In the place of a pid, where any worker may do it. */
  static final int ANY_WORKER = -2;

  private final TaskTable tasks;
  private final KernelThreads threads;
  private final Map<Integer, Integer> running = new HashMap<>();
  private final Map<Integer, Integer> cpuOf = new HashMap<>();
  private final Map<Integer, Integer> lostNext = new TreeMap<>();
  private final Map<Integer, Integer> lostCpuOf = new HashMap<>();
  private final Map<Integer, Long> lastLine = new HashMap<>();
  private final Set<Integer> workerCpus = new TreeSet<>();
  private final Set<Integer> exiting = new HashSet<>();
  private final Set<Integer> using = new HashSet<>();
  private final Set<Integer> bare = new HashSet<>();
  private final Map<Integer, Boolean> kernelThreads = new HashMap<>();

  SchedulerState(TaskTable tasks, KernelThreads threads) {
    this.tasks = tasks;
    this.threads = threads;
  }

  FreePoint place(int cpu, FreeCause cause) {
    return new FreePoint(cpu, lastLine.getOrDefault(cpu, 0L), cause);
  }

  void mark(int cpu, long line) {
    if (line > 0) {
      lastLine.put(cpu, line);
    }
  }

  int running(int cpu) {
    return running.getOrDefault(cpu, NOBODY);
  }

  /** The CPUs on which a worker runs. */
  Set<Integer> workerCpus() {
    return workerCpus;
  }

  /** By what part of the kernel a task may leave what its CPU borrows, at an untraced moment. */
  Optional<FreeCause> leaves(int pid) {
    if (threads.usesMms(pid)) {
      return Optional.of(FreeCause.USE_MM);
    }
    return threads.isHotplug(pid) && !threads.stepsTraced()
        ? Optional.of(FreeCause.HOTPLUG)
        : Optional.empty();
  }

  /** Whether a task is a kernel thread that may have an mm of its own at times. */
  boolean mayUse(int pid) {
    return threads.usesMms(pid);
  }

  void run(int cpu, int pid) {
    int before = running(cpu);
    if (cpuOf.getOrDefault(before, NOBODY) == cpu) {
      cpuOf.remove(before);
    }
    running.put(cpu, pid);
    cpuOf.put(pid, cpu);
    if (threads.isWorker(pid)) {
      workerCpus.add(cpu);
    } else {
      workerCpus.remove(cpu);
    }
    endLost(cpu);
  }

  void beginLost(int cpu, int next) {
    lostNext.put(cpu, next);
    lostCpuOf.put(next, cpu);
  }

  private void endLost(int cpu) {
    Integer next = lostNext.remove(cpu);
    if (next != null) {
      lostCpuOf.remove(next, cpu);
    }
  }

  /** The CPUs with a lost switch under way. */
  Set<Integer> lostCpus() {
    return lostNext.keySet();
  }

  /**
   * The task that a lost switch brings to the CPU, or {@link #NOBODY} if none is under way there.
   */
  int lostNext(int cpu) {
    return lostNext.getOrDefault(cpu, NOBODY);
  }

  /** The CPU on which a task runs in a state of an mm's references, or -1. */
  int cpuOf(int pid, RefState state) {
    int cpu = cpuOf.getOrDefault(pid, NOBODY);
    if (cpu != NOBODY && !state.hasSwitched(cpu)) {
      return cpu;
    }
    int arriving = lostCpuOf.getOrDefault(pid, NOBODY);
    return arriving != NOBODY && state.hasSwitched(arriving) ? arriving : NOBODY;
  }

  void beginExit(int pid) {
    exiting.add(pid);
  }

  /** A kernel thread uses an mm, or does so no longer. */
  void use(int pid, boolean uses) {
    if (uses) {
      using.add(pid);
    } else {
      using.remove(pid);
    }
  }

  void endExit(int pid) {
    exiting.remove(pid);
    bare.add(pid);
  }

  void born(int pid, int parent) {
    exiting.remove(pid);
    bare.remove(pid);
    kernelThreads.put(pid, isKernelThread(parent) && parent == 2);
  }

  /** Whether it is not traced if the task still has its mm. */
  boolean isExiting(int pid) {
    return exiting.contains(pid);
  }

  /** Whether the task has certainly no mm of its own. */
  boolean isBare(int pid) {
    return !using.contains(pid) && (bare.contains(pid) || isKernelThread(pid));
  }

  private boolean isKernelThread(int pid) {
    return pid <= 0 || kernelThreads.getOrDefault(pid, tasks.isKernelThread(pid));
  }
}

package org.lazymm.scheme.fullbarrier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.scheduler.check.RunChecks;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.InterruptCause;
import org.lazymm.scheduler.machine.ListenerPair;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.machine.MachineSettings;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.scheduler.sequential.SequentialEngine;

/** A machine with checks, whose steps a test takes one by one. */
final class Bench {
  final Machine machine;

  /** The CPUs that the scheme interrupted, in order. */
  final List<Integer> interrupted = new ArrayList<>();

  private final RunChecks checks = new RunChecks();
  private int tasks;

  Bench(int cpus, Function<Kernel, LazyMmScheme> scheme) {
    this(cpus, Architecture.ARM64, scheme);
  }

  Bench(int cpus, Architecture architecture, Function<Kernel, LazyMmScheme> scheme) {
    machine =
        new Machine(
            new SequentialEngine(),
            MachineSettings.of(cpus, architecture),
            scheme,
            new ListenerPair(checks, new Interrupted()));
    checks.watch(machine);
  }

  /** Runs a task of a new process on a CPU; the process lives as long as this task. */
  Task run(int cpu) {
    Task task = machine.createProcess(cpu, "p" + tasks++);
    machine.switchTo(cpu, task);
    return task;
  }

  /** Makes a CPU lazy on the mm of a task that runs on another CPU. */
  void borrow(int cpu, Task owner, Task kernelThread) {
    Task sibling = machine.createThread(cpu, "t" + tasks++, owner);
    machine.switchTo(cpu, sibling);
    machine.exit(cpu);
    machine.switchTo(cpu, kernelThread);
  }

  /** Makes a CPU idle, lazy on the mm of a task that runs on another CPU. */
  void idleOn(int cpu, Task owner) {
    borrow(cpu, owner, machine.cpu(cpu).idleTask());
    machine.idleEnter(cpu);
  }

  Task kernelThread() {
    return machine.createKernelThread("k" + tasks++);
  }

  static MmStruct mm(Task task) {
    MmStruct mm = task.mm();
    if (mm == null) {
      throw new AssertionError(task + " has no mm");
    }
    return mm;
  }

  /** Runs all work that was put off, each CPU's own; returns how many pieces there were. */
  int work() {
    int pieces = 0;
    for (int cpu = 0; cpu < machine.cpuCount(); cpu++) {
      if (machine.cpu(cpu).online()) {
        pieces += machine.runDeferredWork(cpu, cpu);
      }
    }
    return pieces;
  }

  /** Nothing was seen broken, and references balance now. */
  void assertSound() {
    checks.quiet();
    assertEquals(List.of(), checks.violations());
  }

  /** What was seen broken. */
  List<String> broken() {
    return checks.violations().stream().map(violation -> violation.property().name()).toList();
  }

  private final class Interrupted implements MachineListener {
    @Override
    public void interrupted(
        int from, int to, InterruptCause cause, Mm mm, boolean useful, boolean wasIdle) {
      if (cause == InterruptCause.SCHEME) {
        interrupted.add(to);
      }
    }
  }
}

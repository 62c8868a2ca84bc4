package org.lazymm.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.InterruptCause;
import org.lazymm.scheduler.machine.ListenerPair;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.machine.MachineSettings;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.sequential.SequentialEngine;
import org.lazymm.sequential.check.RunChecks;

/**
 * A machine with checks, whose steps a test takes one by one: for tests of a scheme's single steps.
 */
public final class Bench {
  private final Machine machine;

  private final List<Integer> interrupted = new ArrayList<>();

  private final RunChecks checks = new RunChecks();
  private int tasks;

  /**
   * Boots an arm64 machine, where no barrier and no mask is given for nothing.
   *
   * @param cpus how many CPUs
   * @param scheme makes the scheme
   */
  public Bench(int cpus, Function<Kernel, LazyMmScheme> scheme) {
    this(cpus, Architecture.ARM64, scheme);
  }

  /**
   * Boots a machine.
   *
   * @param cpus how many CPUs
   * @param architecture what the architecture gives
   * @param scheme makes the scheme
   */
  public Bench(int cpus, Architecture architecture, Function<Kernel, LazyMmScheme> scheme) {
    machine =
        new Machine(
            new SequentialEngine(),
            MachineSettings.of(cpus, architecture),
            scheme,
            new ListenerPair(checks, new Interrupted()));
    checks.watch(machine);
  }

  /** The machine, to take steps on. */
  public Machine machine() {
    return machine;
  }

  /** The CPUs that the scheme interrupted until now, in order. */
  public List<Integer> interrupted() {
    return List.copyOf(interrupted);
  }

  /** Forgets who was interrupted until now. */
  public void forgetInterrupts() {
    interrupted.clear();
  }

  /**
   * Runs a task of a new process on a CPU; the process lives as long as this task.
   *
   * @param cpu the CPU
   */
  public Task run(int cpu) {
    Task task = machine.createProcess(cpu, "p" + tasks++);
    machine.switchTo(cpu, task);
    return task;
  }

  /**
   * Makes a CPU lazy on the mm of a task that runs on another CPU.
   *
   * @param cpu the CPU
   * @param owner the task
   * @param kernelThread what the CPU runs afterwards
   */
  public void borrow(int cpu, Task owner, Task kernelThread) {
    Task sibling = machine.createThread(cpu, "t" + tasks++, owner);
    machine.switchTo(cpu, sibling);
    machine.exit(cpu);
    machine.switchTo(cpu, kernelThread);
  }

  /**
   * Makes a CPU idle, lazy on the mm of a task that runs on another CPU.
   *
   * @param cpu the CPU
   * @param owner the task
   */
  public void idleOn(int cpu, Task owner) {
    borrow(cpu, owner, machine.cpu(cpu).idleTask());
    machine.idleEnter(cpu);
  }

  /** Makes a kernel thread. */
  public Task kernelThread() {
    return machine.createKernelThread("k" + tasks++);
  }

  /**
   * The mm of a task that has one.
   *
   * @param task the task
   */
  public static MmStruct mm(Task task) {
    MmStruct mm = task.mm();
    if (mm == null) {
      throw new AssertionError(task + " has no mm");
    }
    return mm;
  }

  /** Runs all deferred work, each CPU's own; returns how many pieces there were. */
  public int work() {
    int pieces = 0;
    for (int cpu = 0; cpu < machine.cpuCount(); cpu++) {
      if (machine.cpu(cpu).online()) {
        pieces += machine.runDeferredWork(cpu, cpu);
      }
    }
    return pieces;
  }

  /**
   * Checks that nothing was seen broken, and that references balance now.
   *
   * @throws AssertionError if something was; the message lists it
   */
  public void assertSound() {
    checks.quiet();
    if (!checks.violations().isEmpty()) {
      throw new AssertionError("expected a sound scheme, and saw " + checks.violations());
    }
  }

  /** The names of the properties that were seen broken, in order. */
  public List<String> broken() {
    return checks.violations().stream().map(violation -> violation.property().name()).toList();
  }

  private final class Interrupted implements MachineListener {
    @Override
    public void interrupted(
        int from,
        int to,
        InterruptCause cause,
        Mm mm,
        boolean useful,
        boolean wasIdle,
        boolean wasHolder) {
      if (cause == InterruptCause.SCHEME) {
        interrupted.add(to);
      }
    }
  }
}

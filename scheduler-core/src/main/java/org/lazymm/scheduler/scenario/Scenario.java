package org.lazymm.scheduler.scenario;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.machine.MachineSettings;
import org.lazymm.scheduler.machine.PostSwitchBarrier;

/**
 * What happens on a machine, as data: which tasks there are, and what each CPU does.
 *
 * <p>At the beginning every CPU is online and runs its idle task, lazy on {@code init_mm}. The
 * steps are listed in the order in which an engine that runs one after the other takes them; an
 * engine that interleaves keeps each CPU's own order alone. A step that makes no sense when its
 * turn comes (running a task that runs elsewhere) is passed over and counted.
 *
 * @param name what it is called
 * @param cpus how many CPUs, 1 to 8,192
 * @param architecture the architecture's name
 * @param postSwitchBarrier who supplies the barrier after a switch
 * @param reuseFreedMms whether the memory of freed mms is used again
 * @param workWhenAsked whether work that the scheme puts off waits for a {@code work} step;
 *     otherwise it is done after each step
 * @param faults historic bugs planted in the kernel around the scheme
 * @param tasks the tasks that exist at the beginning
 * @param steps what happens
 */
public record Scenario(
    String name,
    int cpus,
    String architecture,
    PostSwitchBarrier postSwitchBarrier,
    boolean reuseFreedMms,
    boolean workWhenAsked,
    Set<Fault> faults,
    List<TaskSpec> tasks,
    List<Step> steps) {

  /** Checks names and ranges and copies the lists. */
  public Scenario {
    tasks = List.copyOf(tasks);
    steps = List.copyOf(steps);
    faults = faults.isEmpty() ? Set.of() : EnumSet.copyOf(faults);
    settings(cpus, architecture, postSwitchBarrier, reuseFreedMms, faults);
    for (Step step : steps) {
      checkCpu(step, cpus);
    }
    for (int index = 0; index < tasks.size(); index++) {
      checkTask(tasks, index);
    }
  }

  /**
   * A scenario on a sound machine.
   *
   * @param name what it is called
   * @param cpus how many CPUs
   * @param architecture the architecture
   * @param tasks the tasks that exist at the beginning
   * @param steps what happens
   */
  public static Scenario of(
      String name, int cpus, Architecture architecture, List<TaskSpec> tasks, List<Step> steps) {
    return new Scenario(
        name,
        cpus,
        architecture.name(),
        PostSwitchBarrier.AS_PROMISED,
        false,
        false,
        Set.of(),
        tasks,
        steps);
  }

  /** The same with other steps. */
  public Scenario withSteps(List<Step> others) {
    return new Scenario(
        name,
        cpus,
        architecture,
        postSwitchBarrier,
        reuseFreedMms,
        workWhenAsked,
        faults,
        tasks,
        others);
  }

  /** The same with other tasks. */
  public Scenario withTasks(List<TaskSpec> others) {
    return new Scenario(
        name,
        cpus,
        architecture,
        postSwitchBarrier,
        reuseFreedMms,
        workWhenAsked,
        faults,
        others,
        steps);
  }

  /** The same with bugs planted in the kernel around the scheme. */
  public Scenario withFaults(Set<Fault> planted) {
    return new Scenario(
        name,
        cpus,
        architecture,
        postSwitchBarrier,
        reuseFreedMms,
        workWhenAsked,
        planted,
        tasks,
        steps);
  }

  /** The machine that it runs on. */
  public MachineSettings settings() {
    return settings(cpus, architecture, postSwitchBarrier, reuseFreedMms, faults);
  }

  private static MachineSettings settings(
      int cpus, String architecture, PostSwitchBarrier barrier, boolean reuse, Set<Fault> faults) {
    return new MachineSettings(cpus, Architecture.of(architecture), barrier, reuse, faults);
  }

  private static void checkCpu(Step step, int cpus) {
    if (step.cpu() >= cpus) {
      throw new IllegalArgumentException(
          "step '"
              + step.action()
              + "' on cpu "
              + step.cpu()
              + ": the scenario has CPUs 0 to "
              + (cpus - 1));
    }
    step.meanwhile().forEach(inner -> checkCpu(inner, cpus));
  }

  private static void checkTask(List<TaskSpec> tasks, int index) {
    TaskSpec task = tasks.get(index);
    boolean known = task.mm().equals(TaskSpec.OWN) || task.mm().equals(TaskSpec.NONE);
    for (TaskSpec earlier : tasks.subList(0, index)) {
      known |= earlier.name().equals(task.mm()) && !earlier.mm().equals(TaskSpec.NONE);
      if (earlier.name().equals(task.name())) {
        throw new IllegalArgumentException("task '" + task.name() + "' is listed twice");
      }
    }
    if (!known) {
      throw new IllegalArgumentException(
          "task '"
              + task.name()
              + "': mm '"
              + task.mm()
              + "' is neither own nor none nor an earlier task that has one");
    }
  }
}

package org.lazymm.scenario;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.machine.MachineSettings;
import org.lazymm.scheduler.machine.PostSwitchBarrier;

/**
 * What happens on a machine, as data: which tasks there are, and what each CPU does.
 *
 * <p>At the beginning every CPU is online and runs its idle task, lazy on {@code init_mm}. The
 * setup is done step by step. The steps after it are listed in the order in which an engine that
 * runs one after the other takes them; an engine that interleaves keeps each CPU's own order alone.
 * A step that makes no sense when its turn comes (running a task that runs elsewhere) is passed
 * over and counted.
 *
 * @param name what it is called
 * @param cpus how many CPUs, 1 to 8,192
 * @param architecture the architecture
 * @param postSwitchBarrier who supplies the barrier after a switch
 * @param reuseFreedMms whether the memory of freed mms is used again
 * @param workWhenAsked whether work that the scheme defers waits for a {@code work} step; otherwise
 *     it is done after each step
 * @param cranky the seed of what the runtime does beside the steps as far as the contract with
 *     schemes allows; 0 for a runtime that does nothing of its own accord
 * @param faults historic bugs injected in the kernel around the scheme
 * @param tasks the tasks that exist at the beginning
 * @param setup what happens before, one step after the other in every engine
 * @param steps what happens
 * @param forbidden the outcome that must not come out, if the scenario is about one
 */
public record Scenario(
    String name,
    int cpus,
    Architecture architecture,
    PostSwitchBarrier postSwitchBarrier,
    boolean reuseFreedMms,
    boolean workWhenAsked,
    long cranky,
    Set<Fault> faults,
    List<TaskSpec> tasks,
    List<Step> setup,
    List<Step> steps,
    Optional<Forbidden> forbidden) {

  /** Checks names and ranges and copies the lists. */
  public Scenario {
    tasks = List.copyOf(tasks);
    setup = List.copyOf(setup);
    steps = List.copyOf(steps);
    faults = faults.isEmpty() ? Set.of() : EnumSet.copyOf(faults);
    settings(cpus, architecture, postSwitchBarrier, reuseFreedMms, faults);
    for (Step step : setup) {
      checkCpu(step, cpus);
    }
    for (Step step : steps) {
      checkCpu(step, cpus);
    }
    UserNames names = UserNames.of(setup, steps);
    forbidden.ifPresent(names::check);
    checkTasks(tasks);
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
        architecture,
        PostSwitchBarrier.AS_GUARANTEED,
        false,
        false,
        Set.of(),
        tasks,
        steps);
  }

  /**
   * A scenario without a beginning of its own and without a forbidden outcome.
   *
   * @param name what it is called
   * @param cpus how many CPUs
   * @param architecture the architecture
   * @param postSwitchBarrier who supplies the barrier after a switch
   * @param reuseFreedMms whether the memory of freed mms is used again
   * @param workWhenAsked whether deferred work waits for a {@code work} step
   * @param faults historic bugs injected in the kernel
   * @param tasks the tasks that exist at the beginning
   * @param steps what happens
   */
  public Scenario(
      String name,
      int cpus,
      Architecture architecture,
      PostSwitchBarrier postSwitchBarrier,
      boolean reuseFreedMms,
      boolean workWhenAsked,
      Set<Fault> faults,
      List<TaskSpec> tasks,
      List<Step> steps) {
    this(
        name,
        cpus,
        architecture,
        postSwitchBarrier,
        reuseFreedMms,
        workWhenAsked,
        0,
        faults,
        tasks,
        List.of(),
        steps,
        Optional.empty());
  }

  /**
   * The same with another mood of the runtime.
   *
   * @param seed of what it does of its own accord; 0 for nothing
   */
  public Scenario withCranky(long seed) {
    return new Scenario(
        name,
        cpus,
        architecture,
        postSwitchBarrier,
        reuseFreedMms,
        workWhenAsked,
        seed,
        faults,
        tasks,
        setup,
        steps,
        forbidden);
  }

  /** The same by another name. */
  public Scenario withName(String other) {
    return new Scenario(
        other,
        cpus,
        architecture,
        postSwitchBarrier,
        reuseFreedMms,
        workWhenAsked,
        cranky,
        faults,
        tasks,
        setup,
        steps,
        forbidden);
  }

  /** The same with other steps. */
  public Scenario withSteps(List<Step> others) {
    return with(architecture, postSwitchBarrier, faults, tasks, setup, others, forbidden);
  }

  /** The same with other tasks. */
  public Scenario withTasks(List<TaskSpec> others) {
    return with(architecture, postSwitchBarrier, faults, others, setup, steps, forbidden);
  }

  /** The same with bugs injected in the kernel around the scheme. */
  public Scenario withFaults(Set<Fault> injected) {
    return with(architecture, postSwitchBarrier, injected, tasks, setup, steps, forbidden);
  }

  /** The same with other steps before. */
  public Scenario withSetup(List<Step> before) {
    return with(architecture, postSwitchBarrier, faults, tasks, before, steps, forbidden);
  }

  /** The same with an outcome that must not come out. */
  public Scenario withForbidden(Forbidden outcome) {
    return with(architecture, postSwitchBarrier, faults, tasks, setup, steps, Optional.of(outcome));
  }

  /** The same on another architecture. */
  public Scenario withArchitecture(Architecture other) {
    return with(other, postSwitchBarrier, faults, tasks, setup, steps, forbidden);
  }

  /** The same with another supplier of the barrier after a switch. */
  public Scenario withPostSwitchBarrier(PostSwitchBarrier supplier) {
    return with(architecture, supplier, faults, tasks, setup, steps, forbidden);
  }

  /**
   * All CPUs, those first that have a step first, and last those that have none: what goes by this
   * order does not depend on the CPUs' numbers.
   */
  public List<Integer> cpusByFirstStep() {
    return IntStream.concat(
            Stream.concat(setup.stream(), steps.stream()).mapToInt(Step::cpu),
            IntStream.range(0, cpus))
        .distinct()
        .boxed()
        .toList();
  }

  /**
   * The steps as engines take them that run CPUs side by side: what one CPU does to another is
   * split into the parts of either.
   */
  public List<Step> concurrentSteps() {
    return parts(steps);
  }

  /** Steps with what one CPU does to another split into the parts of either. */
  static List<Step> parts(List<Step> whole) {
    return whole.stream().flatMap(step -> step.parts().stream()).toList();
  }

  /** The same run in order: the setup is the first part of the steps. */
  public Scenario sequential() {
    return with(
        architecture,
        postSwitchBarrier,
        faults,
        tasks,
        List.of(),
        Stream.concat(setup.stream(), steps.stream()).toList(),
        forbidden);
  }

  private Scenario with(
      Architecture otherArchitecture,
      PostSwitchBarrier supplier,
      Set<Fault> injected,
      List<TaskSpec> cast,
      List<Step> before,
      List<Step> concurrent,
      Optional<Forbidden> outcome) {
    return new Scenario(
        name,
        cpus,
        otherArchitecture,
        supplier,
        reuseFreedMms,
        workWhenAsked,
        cranky,
        injected,
        cast,
        before,
        concurrent,
        outcome);
  }

  /** The first step that waits for a value which no other CPU and no setup stores; if any does. */
  public Optional<Step> awaitsForEver() {
    Set<String> before =
        stores(setup).map(step -> step.action().argument()).collect(Collectors.toSet());
    Map<String, Set<Integer>> storing =
        stores(steps)
            .collect(
                Collectors.groupingBy(
                    step -> step.action().argument(),
                    Collectors.mapping(Step::cpu, Collectors.toSet())));
    return steps.stream()
        .filter(step -> step.action().verb() == ActionKind.AWAIT && step.action().value() != 0)
        .filter(await -> !before.contains(await.action().argument()))
        .filter(
            await ->
                Set.of(await.cpu())
                    .containsAll(storing.getOrDefault(await.action().argument(), Set.of())))
        .findFirst();
  }

  private static Stream<Step> stores(List<Step> some) {
    return some.stream().filter(step -> step.action().verb() == ActionKind.STORE);
  }

  /** The shared variables of its user code, in the order in which they appear; 0 first. */
  public Set<String> variables() {
    return UserNames.of(setup, steps).variables();
  }

  /** The machine that it runs on. */
  public MachineSettings settings() {
    return settings(cpus, architecture, postSwitchBarrier, reuseFreedMms, faults);
  }

  private static MachineSettings settings(
      int cpus,
      Architecture architecture,
      PostSwitchBarrier barrier,
      boolean reuse,
      Set<Fault> faults) {
    return new MachineSettings(cpus, architecture, barrier, reuse, faults);
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
    if (step.cpu() == 0 && step.action().verb() == ActionKind.DIE) {
      throw new IllegalArgumentException("step 'die' on cpu 0: CPU 0 stays online; take another");
    }
    if (!step.meanwhile().isEmpty()) {
      step.meanwhile().forEach(inner -> checkCpu(inner, cpus));
    }
  }

  private static void checkTasks(List<TaskSpec> tasks) {
    Set<String> names = new HashSet<>();
    Set<String> mms = new HashSet<>(Set.of(TaskSpec.OWN, TaskSpec.NONE));
    for (TaskSpec task : tasks) {
      if (!names.add(task.name())) {
        throw new IllegalArgumentException("task '" + task.name() + "' is listed twice");
      }
      if (!mms.contains(task.mm())) {
        throw new IllegalArgumentException(
            "task '"
                + task.name()
                + "': mm '"
                + task.mm()
                + "' is neither own nor none nor an earlier task that has one");
      }
      if (!task.mm().equals(TaskSpec.NONE)) {
        mms.add(task.name());
      }
    }
  }
}

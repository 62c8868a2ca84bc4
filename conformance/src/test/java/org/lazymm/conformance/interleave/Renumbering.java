package org.lazymm.conformance.interleave;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.scenario.ActionKind;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.TaskSpec;

/**
 * A scenario that says the same in another way: what is broken must not change.
 *
 * @param names the new number of each CPU
 */
record Renumbering(List<Integer> names) {
  Renumbering {
    names = List.copyOf(names);
  }

  /** All renumberings of so many CPUs, the one that changes nothing first. */
  static List<Renumbering> all(int cpus) {
    List<Renumbering> all = new ArrayList<>();
    permute(new ArrayList<>(), cpus, all);
    return all;
  }

  private static void permute(List<Integer> begun, int cpus, List<Renumbering> into) {
    if (begun.size() == cpus) {
      into.add(new Renumbering(begun));
      return;
    }
    for (int cpu = 0; cpu < cpus; cpu++) {
      if (!begun.contains(cpu)) {
        List<Integer> more = new ArrayList<>(begun);
        more.add(cpu);
        permute(more, cpus, into);
      }
    }
  }

  /** Whether a scenario can be renumbered: CPU 0 neither goes nor comes. */
  boolean fits(Scenario scenario) {
    List<Step> all = new ArrayList<>(scenario.setup());
    all.addAll(scenario.steps());
    return scenario.cpus() == names.size()
        && all.stream()
            .noneMatch(
                step ->
                    switch (step.action().verb()) {
                      case DIE -> names.get(step.cpu()) == 0;
                      case OFFLINE, TAKE_DOWN, ONLINE, BRING_UP -> leaves(step) == 0;
                      default -> false;
                    });
  }

  private int leaves(Step step) {
    int cpu = Integer.parseInt(step.action().argument());
    return cpu < names.size() ? names.get(cpu) : cpu;
  }

  /** The scenario with other numbers. */
  Scenario of(Scenario scenario) {
    return new Scenario(
        scenario.name(),
        scenario.cpus(),
        scenario.architecture(),
        scenario.postSwitchBarrier(),
        scenario.reuseFreedMms(),
        scenario.workWhenAsked(),
        scenario.cranky(),
        scenario.faults(),
        scenario.tasks(),
        renamed(scenario.setup()),
        renamed(scenario.steps()),
        scenario.forbidden());
  }

  private List<Step> renamed(List<Step> steps) {
    return steps.stream().map(this::renamed).toList();
  }

  private Step renamed(Step step) {
    boolean named = step.action().verb().argument() == ActionKind.Argument.CPU;
    String argument = named ? Integer.toString(leaves(step)) : step.action().argument();
    String action = (step.action().verb().text() + " " + argument).strip();
    return Step.of(names.get(step.cpu()), action);
  }

  /**
   * The scenario with one more CPU that runs a task of its own, whose user code stores where nobody
   * looks. One more CPU may keep one more mm, so that L1 may break no more; all else stays.
   */
  static Scenario withStranger(Scenario scenario) {
    List<TaskSpec> tasks = new ArrayList<>(scenario.tasks());
    tasks.add(TaskSpec.process("stranger"));
    List<Step> setup = new ArrayList<>(scenario.setup());
    setup.add(Step.of(scenario.cpus(), "run stranger"));
    List<Step> steps = new ArrayList<>(scenario.steps());
    steps.add(Step.of(scenario.cpus(), "store strange 1"));
    return new Scenario(
        scenario.name() + "-stranger",
        scenario.cpus() + 1,
        scenario.architecture(),
        scenario.postSwitchBarrier(),
        scenario.reuseFreedMms(),
        scenario.workWhenAsked(),
        scenario.cranky(),
        scenario.faults(),
        tasks,
        setup,
        steps,
        scenario.forbidden());
  }
}

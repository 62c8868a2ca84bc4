package org.lazymm.conformance.shrink;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.TaskSpec;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Fault;

/** Changes to steps and scenarios that the kinds of simplification share. */
final class Changes {
  private Changes() {}

  /** The step, not stopped. */
  static Step running(Step step) {
    return new Step(step.cpu(), step.action(), 0, List.of());
  }

  /** The step with other steps meanwhile; not stopped if there are none. */
  static Step meanwhile(Step step, List<Step> others) {
    return others.isEmpty()
        ? running(step)
        : new Step(step.cpu(), step.action(), step.stallAfter(), others);
  }

  /** Every step at every depth, in order. */
  static Stream<Step> all(List<Step> steps) {
    return steps.stream().flatMap(step -> Stream.concat(Stream.of(step), all(step.meanwhile())));
  }

  /**
   * Each step at every depth changed, or left out with those that happen meanwhile.
   *
   * @param steps the steps
   * @param change gives the changed step, its meanwhile as it was; or null to leave it out
   */
  static List<Step> each(List<Step> steps, StepChange change) {
    return steps.stream()
        .map(
            step -> {
              Step changed = change.of(step);
              return changed == null ? null : meanwhile(changed, each(changed.meanwhile(), change));
            })
        .filter(Objects::nonNull)
        .toList();
  }

  /**
   * One step at a time changed.
   *
   * @param steps the steps
   * @param change gives the changed step, or the same one for no change
   */
  static Stream<List<Step>> one(List<Step> steps, UnaryOperator<Step> change) {
    return Stream.iterate(0, index -> index < steps.size(), index -> index + 1)
        .flatMap(
            index -> {
              Step step = steps.get(index);
              Step changed = change.apply(step);
              return Stream.concat(
                      changed.equals(step) ? Stream.empty() : Stream.of(changed),
                      one(step.meanwhile(), change).map(inner -> meanwhile(step, inner)))
                  .map(other -> replaced(steps, index, other));
            });
  }

  static List<Step> replaced(List<Step> steps, int index, Step other) {
    Step[] copy = steps.toArray(Step[]::new);
    copy[index] = other;
    return List.of(copy);
  }

  /** The scenario with its steps changed in each of some ways, and with its setup changed so. */
  static Stream<Scenario> either(Scenario scenario, Function<List<Step>, Stream<List<Step>>> ways) {
    return Stream.concat(
        ways.apply(scenario.steps()).map(scenario::withSteps),
        ways.apply(scenario.setup()).map(scenario::withSetup));
  }

  /** Every step at every depth, in order; the setup first. */
  static Stream<Step> all(Scenario scenario) {
    return Stream.concat(all(scenario.setup()), all(scenario.steps()));
  }

  /** The scenario with other CPUs and tasks, and with each step changed, those of the setup too. */
  static Scenario with(Scenario scenario, int cpus, List<TaskSpec> tasks, StepChange change) {
    return new Scenario(
        scenario.name(),
        cpus,
        scenario.architecture(),
        scenario.postSwitchBarrier(),
        scenario.reuseFreedMms(),
        scenario.workWhenAsked(),
        scenario.cranky(),
        scenario.faults(),
        tasks,
        each(scenario.setup(), change),
        each(scenario.steps(), change),
        scenario.forbidden());
  }

  /** The scenario on another machine. */
  static Scenario with(
      Scenario scenario,
      Architecture architecture,
      boolean reuseFreedMms,
      boolean workWhenAsked,
      Set<Fault> faults) {
    return new Scenario(
        scenario.name(),
        scenario.cpus(),
        architecture,
        scenario.postSwitchBarrier(),
        reuseFreedMms,
        workWhenAsked,
        scenario.cranky(),
        faults,
        scenario.tasks(),
        scenario.setup(),
        scenario.steps(),
        scenario.forbidden());
  }
}

package org.lazymm.conformance.shrink;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lazymm.scenario.Action;
import org.lazymm.scenario.ActionKind.Argument;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.TaskSpec;

/** Takes a task away: its steps are left out, or another task takes its part. */
final class FewerTasks {
  private FewerTasks() {}

  static Stream<Scenario> of(Scenario scenario) {
    List<TaskSpec> tasks = scenario.tasks();
    return IntStream.iterate(tasks.size() - 1, index -> index >= 0, index -> index - 1)
        .boxed()
        .filter(index -> nobodyShares(tasks, tasks.get(index).name()))
        .flatMap(
            index ->
                Stream.concat(
                    Stream.of(without(scenario, index)),
                    tasks.stream()
                        .filter(other -> other != tasks.get(index))
                        .map(other -> merged(scenario, index, other.name()))));
  }

  private static boolean nobodyShares(List<TaskSpec> tasks, String name) {
    return tasks.stream().noneMatch(task -> task.mm().equals(name));
  }

  private static Scenario without(Scenario scenario, int index) {
    String name = scenario.tasks().get(index).name();
    return fewer(scenario, index, step -> named(step.action(), name) ? null : step);
  }

  private static Scenario merged(Scenario scenario, int index, String other) {
    String name = scenario.tasks().get(index).name();
    return fewer(scenario, index, step -> named(step.action(), name) ? renamed(step, other) : step);
  }

  private static Scenario fewer(Scenario scenario, int gone, StepChange change) {
    List<TaskSpec> tasks = scenario.tasks();
    List<TaskSpec> fewer =
        IntStream.range(0, tasks.size()).filter(i -> i != gone).mapToObj(tasks::get).toList();
    return Changes.with(scenario, scenario.cpus(), fewer, change);
  }

  static boolean named(Action action, String name) {
    return action.verb().argument() == Argument.TASK && action.argument().equals(name);
  }

  static Step renamed(Step step, String name) {
    return new Step(
        step.cpu(), new Action(step.action().verb(), name), step.stallAfter(), step.meanwhile());
  }
}

package org.lazymm.conformance.shrink;

import java.util.stream.Stream;
import org.lazymm.scenario.Action;
import org.lazymm.scenario.ActionKind;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.TaskSpec;

/** Does a plainer thing that has the same effect: idles instead of running a kernel thread. */
final class PlainerActions {
  private PlainerActions() {}

  static Stream<Scenario> of(Scenario scenario) {
    return Changes.either(scenario, steps -> Changes.one(steps, step -> plainer(scenario, step)));
  }

  private static Step plainer(Scenario scenario, Step step) {
    Action action = step.action();
    return switch (action.verb()) {
      case EXIT_MM -> with(step, ActionKind.EXIT);
      case EXEC_MMAP -> with(step, ActionKind.EXEC);
      case RUN -> isKernelThread(scenario, action.argument()) ? with(step, ActionKind.IDLE) : step;
      default -> step;
    };
  }

  private static boolean isKernelThread(Scenario scenario, String name) {
    return scenario.tasks().stream()
        .anyMatch(task -> task.name().equals(name) && task.mm().equals(TaskSpec.NONE));
  }

  private static Step with(Step step, ActionKind verb) {
    return new Step(step.cpu(), Action.of(verb), step.stallAfter(), step.meanwhile());
  }
}

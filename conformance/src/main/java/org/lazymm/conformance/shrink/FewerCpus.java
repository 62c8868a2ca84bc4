package org.lazymm.conformance.shrink;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lazymm.scenario.Action;
import org.lazymm.scenario.ActionKind.Argument;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;

/** Takes a CPU away: its steps are left out, or another CPU takes them. */
final class FewerCpus {
  private FewerCpus() {}

  static Stream<Scenario> of(Scenario scenario) {
    if (scenario.cpus() == 1) {
      return Stream.empty();
    }
    return IntStream.iterate(scenario.cpus() - 1, cpu -> cpu >= 0, cpu -> cpu - 1)
        .boxed()
        .flatMap(
            cpu ->
                Stream.concat(
                    Stream.of(without(scenario, cpu)),
                    IntStream.range(0, scenario.cpus())
                        .filter(other -> other != cpu)
                        .mapToObj(other -> merged(scenario, cpu, other))));
  }

  private static Scenario without(Scenario scenario, int cpu) {
    return fewer(scenario, cpu, step -> names(step, cpu) ? null : step);
  }

  private static boolean names(Step step, int cpu) {
    return step.cpu() == cpu || (takesCpu(step.action()) && argument(step.action()) == cpu);
  }

  private static Scenario merged(Scenario scenario, int cpu, int other) {
    return fewer(
        scenario,
        cpu,
        step -> {
          if (takesCpu(step.action()) && argument(step.action()) == cpu) {
            return null;
          }
          return step.cpu() == cpu
              ? new Step(other, step.action(), step.stallAfter(), step.meanwhile())
              : step;
        });
  }

  private static Scenario fewer(Scenario scenario, int gone, StepChange change) {
    return Changes.with(
        scenario,
        scenario.cpus() - 1,
        scenario.tasks(),
        step -> {
          Step changed = change.of(step);
          return changed == null ? null : renumbered(changed, cpu -> cpu > gone ? cpu - 1 : cpu);
        });
  }

  /** The step with its own CPU and the one that it names renumbered; its meanwhile as it was. */
  static Step renumbered(Step step, java.util.function.IntUnaryOperator number) {
    return new Step(
        number.applyAsInt(step.cpu()),
        renumbered(step.action(), number),
        step.stallAfter(),
        step.meanwhile());
  }

  private static Action renumbered(Action action, java.util.function.IntUnaryOperator number) {
    return takesCpu(action)
        ? new Action(action.verb(), String.valueOf(number.applyAsInt(argument(action))))
        : action;
  }

  private static boolean takesCpu(Action action) {
    return action.verb().argument() == Argument.CPU;
  }

  /** The CPU that an action names, or -1. */
  static int named(@Nullable Action action) {
    return action != null && takesCpu(action) ? argument(action) : -1;
  }

  private static int argument(Action action) {
    return Integer.parseInt(action.argument());
  }
}

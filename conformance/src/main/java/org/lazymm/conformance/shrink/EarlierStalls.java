package org.lazymm.conformance.shrink;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;

/** Stops a step as early as it still matters. */
final class EarlierStalls {
  private EarlierStalls() {}

  static Stream<Scenario> of(Scenario scenario) {
    int latest = Changes.all(scenario.steps()).mapToInt(Step::stallAfter).max().orElse(0);
    return IntStream.range(1, latest)
        .boxed()
        .flatMap(
            after ->
                Changes.one(
                    scenario.steps(),
                    step ->
                        step.stallAfter() > after
                            ? new Step(step.cpu(), step.action(), after, step.meanwhile())
                            : step))
        .map(scenario::withSteps);
  }
}

package org.lazymm.conformance.seeded;

import java.util.List;
import java.util.stream.Stream;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;

/** Scenarios in which no step is stopped: what was to happen meanwhile waits until it is over. */
final class OneAfterTheOther {
  private OneAfterTheOther() {}

  static Scenario of(Scenario scenario) {
    return scenario.withSteps(
        scenario.steps().stream().flatMap(OneAfterTheOther::sequential).toList());
  }

  private static Stream<Step> sequential(Step step) {
    return Stream.concat(
        Stream.of(new Step(step.cpu(), step.action(), 0, List.of())),
        step.meanwhile().stream().flatMap(OneAfterTheOther::sequential));
  }
}

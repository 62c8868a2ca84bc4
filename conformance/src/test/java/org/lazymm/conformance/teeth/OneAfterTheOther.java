package org.lazymm.conformance.teeth;

import java.util.List;
import java.util.stream.Stream;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;

/** Scenarios in which no step is stopped: what was to happen meanwhile waits until it is over. */
final class OneAfterTheOther {
  private OneAfterTheOther() {}

  static Scenario of(Scenario scenario) {
    return scenario.withSteps(
        scenario.steps().stream().flatMap(OneAfterTheOther::inOrder).toList());
  }

  private static Stream<Step> inOrder(Step step) {
    return Stream.concat(
        Stream.of(new Step(step.cpu(), step.action(), 0, List.of())),
        step.meanwhile().stream().flatMap(OneAfterTheOther::inOrder));
  }
}

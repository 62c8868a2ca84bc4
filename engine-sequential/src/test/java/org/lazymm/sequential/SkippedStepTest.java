package org.lazymm.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.scheme.reference.ReferenceCounting;

class SkippedStepTest {
  private static SequentialRun run(String otherStep) {
    return SequentialRunner.run(
        ScenarioYaml.parse(
            """
            scenario: comes out
            cpus: 2
            tasks:
            - {name: a, mm: own}
            steps:
            - {cpu: 0, do: run a}
            - {cpu: 0, do: store x 1}
            - %s
            forbidden: "x == 1"
            property: M1
            """
                .formatted(otherStep),
            "comes out"),
        ReferenceCounting::new);
  }

  @Test
  void anOutcomeIsJudgedIfEveryStepWasTaken() {
    SequentialRun run = run("{cpu: 1, do: tick}");

    assertEquals(List.of(), run.skipped());
    assertEquals(List.of(Property.M1), run.violations().stream().map(Violation::property).toList());
  }

  @Test
  void aStepThatIsPassedOverByAFaultOfTheScenarioIsNamedAndLeavesTheOutcomeUnjudged() {
    SequentialRun run = run("{cpu: 1, do: exit}");

    assertEquals(
        List.of("step 'exit' on cpu 1 was skipped: not possible for swapper/1, which runs there"),
        run.skipped().stream().map(SkippedStep::toString).toList());
    assertEquals(List.of(), run.violations());
  }

  @Test
  void aStepThatDependsOnWhatOthersDoIsNoFaultOfTheScenario() {
    SequentialRun run = run("{cpu: 1, do: work}");

    assertEquals(List.of(), run.skipped());
    assertEquals(1, run.stepsPassedOver());
    assertEquals(1, run.violations().size());
  }
}

package org.lazymm.conformance.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lazymm.scenario.ActionKind;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scenario.Step;
import org.lazymm.scheme.reference.ReferenceCounting;
import org.lazymm.sequential.SequentialRunner;

class ConcurrentScenariosTest {
  private static final int SCENARIOS = 500;

  @Test
  void theSameNumbersMakeTheSameScenario() {
    assertEquals(ConcurrentScenarios.generate(3, 4), ConcurrentScenarios.generate(3, 4));
  }

  @Test
  void aFewStepsOfTwoToFourCpusAreConcurrent() {
    for (int index = 0; index < SCENARIOS; index++) {
      Scenario scenario = ConcurrentScenarios.generate(7, index);
      assertTrue(scenario.cpus() <= 4, scenario::toString);
      assertTrue(scenario.steps().size() <= 6, scenario::toString);
      assertTrue(
          scenario.steps().stream().map(Step::cpu).distinct().count() >= 2, scenario::toString);
    }
  }

  @Test
  void someHaveFourCpusAndSomeAreCranky() {
    List<Scenario> some =
        IntStream.range(0, SCENARIOS)
            .mapToObj(index -> ConcurrentScenarios.generate(7, index))
            .toList();
    assertTrue(some.stream().anyMatch(scenario -> scenario.cpus() == 4));
    assertTrue(some.stream().anyMatch(scenario -> scenario.cranky() != 0));
  }

  @Test
  void manySortsOfStepsAreConcurrent() {
    Set<ActionKind> verbs = new HashSet<>();
    for (int index = 0; index < SCENARIOS; index++) {
      ConcurrentScenarios.generate(7, index)
          .steps()
          .forEach(step -> verbs.add(step.action().verb()));
    }
    assertTrue(
        verbs.containsAll(
            Set.of(
                ActionKind.RUN,
                ActionKind.IDLE,
                ActionKind.EXIT,
                ActionKind.EXEC,
                ActionKind.USE_MM,
                ActionKind.UNUSE_MM)),
        verbs::toString);
  }

  @Test
  void eachStepCanBeTaken() {
    for (int index = 0; index < SCENARIOS; index++) {
      Scenario scenario = ConcurrentScenarios.generate(7, index);
      assertEquals(
          List.of(),
          SequentialRunner.run(scenario.withCranky(0), ReferenceCounting::new).skipped(),
          scenario::toString);
    }
  }

  @Test
  void theSetupIsWrittenAndReadBack() {
    Scenario scenario = ConcurrentScenarios.generate(7, 0);
    assertEquals(scenario, ScenarioYaml.parse(ScenarioYaml.write(scenario), "test"));
  }
}

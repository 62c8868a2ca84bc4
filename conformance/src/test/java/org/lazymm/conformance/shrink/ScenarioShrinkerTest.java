package org.lazymm.conformance.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.lazymm.conformance.generate.ScenarioGenerator;
import org.lazymm.scenario.ActionKind;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scenario.Step;

class ScenarioShrinkerTest {
  private static final int RUNS = 4_000;

  private static final Predicate<Scenario> EXITS_WHILE_STOPPED =
      scenario ->
          Changes.all(scenario.steps())
              .flatMap(step -> step.meanwhile().stream())
              .anyMatch(step -> step.action().verb() == ActionKind.EXIT);

  private static Scenario firstWith(Predicate<Scenario> trait) {
    int index = 0;
    while (!trait.test(ScenarioGenerator.generate(1, index))) {
      index++;
    }
    return ScenarioGenerator.generate(1, index);
  }

  @Test
  void whatIsNotNeededGoesAway() {
    Scenario scenario = firstWith(EXITS_WHILE_STOPPED);

    Scenario smallest = new ScenarioShrinker(EXITS_WHILE_STOPPED, RUNS).shrink(scenario);

    assertEquals(1, smallest.cpus());
    assertTrue(smallest.tasks().size() <= 1, smallest::toString);
    assertEquals(org.lazymm.scheduler.machine.Architecture.X86, smallest.architecture());
    assertEquals(2, smallest.steps().stream().mapToInt(Step::size).sum());
    assertEquals(1, smallest.steps().get(0).stallAfter());
  }

  @Test
  void theSameScenarioShrinksToTheSame() {
    Scenario scenario = firstWith(EXITS_WHILE_STOPPED);

    assertEquals(
        new ScenarioShrinker(EXITS_WHILE_STOPPED, RUNS).shrink(scenario),
        new ScenarioShrinker(EXITS_WHILE_STOPPED, RUNS).shrink(scenario));
  }

  @Test
  void withoutRunsNothingChanges() {
    Scenario scenario = firstWith(EXITS_WHILE_STOPPED);

    assertSame(scenario, new ScenarioShrinker(EXITS_WHILE_STOPPED, 0).shrink(scenario));
  }

  @Test
  void tasksAndCpusAreNamedInOrder() {
    Scenario scenario =
        ScenarioYaml.parse(
            """
            cpus: 3
            architecture: riscv
            tasks:
            - {name: d, mm: own}
            - {name: d2, mm: d}
            - {name: l, mm: none}
            steps:
            - {cpu: 2, do: run d2}
            - {cpu: 2, do: clone g}
            - {cpu: 1, do: run l}
            - {cpu: 1, do: offline 0}
            """,
            "test");

    Scenario renumbered = InOrder.of(scenario).findFirst().orElseThrow();
    Scenario renamed = InOrder.of(renumbered).findFirst().orElseThrow();

    assertEquals(
        """
        scenario: "unnamed"
        cpus: 3
        architecture: riscv
        tasks:
        - {name: a, mm: own}
        - {name: b, mm: a}
        - {name: k, mm: none}
        steps:
        - {cpu: 0, do: run b}
        - {cpu: 0, do: clone c}
        - {cpu: 1, do: run k}
        - {cpu: 1, do: offline 2}
        """,
        ScenarioYaml.write(renamed));
    assertEquals(0, InOrder.of(renamed).count());
  }

  @Test
  void everyCandidateIsAnotherScenario() {
    for (int index = 0; index < 100; index++) {
      Scenario scenario = ScenarioGenerator.generate(5, index);
      assertTrue(ScenarioShrinker.candidates(scenario).findAny().isPresent());
      ScenarioShrinker.candidates(scenario).forEach(other -> assertNotEquals(scenario, other));
    }
  }
}

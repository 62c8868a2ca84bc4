package org.lazymm.conformance.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Options;
import org.lazymm.scenario.ActionKind;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scenario.Step;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheme.fullbarrier.FullBarrierSchemeProvider;
import org.lazymm.sequential.SequentialRun;
import org.lazymm.sequential.SequentialRunner;

class ScenarioGeneratorTest {
  private static final int MANY = 2_000;

  @Test
  void theSameNumberGivesTheSameScenario() {
    for (int index = 0; index < MANY; index++) {
      Scenario scenario = ScenarioGenerator.generate(1, index);
      assertEquals(scenario, ScenarioGenerator.generate(1, index));
      if (index % 10 == 0) {
        assertEquals(scenario, ScenarioYaml.parse(ScenarioYaml.write(scenario), "generated"));
      }
    }
  }

  @Test
  void theScenarioCanBeMadeAgainFromItsName() {
    Scenario scenario = ScenarioGenerator.generate(7, 3);
    String number = scenario.name().substring("generated from ".length());

    assertEquals(scenario, ScenarioGenerator.generate(Long.parseUnsignedLong(number, 16)));
  }

  @Test
  void nearlyAllStepsMakeSense() {
    int taken = 0;
    int skipped = 0;
    for (int index = 0; index < MANY; index++) {
      SequentialRun run =
          SequentialRunner.run(
              ScenarioGenerator.generate(2, index),
              kernel -> new FullBarrierSchemeProvider().create(kernel, Options.defaults()));
      taken += run.stepsTaken();
      skipped += run.stepsPassedOver();
    }
    assertTrue(skipped * 10 < taken, skipped + " skipped, " + taken + " taken");
  }

  @Test
  void everyVerbAndEveryArchitectureOccurs() {
    Set<ActionKind> verbs = EnumSet.noneOf(ActionKind.class);
    Set<String> machines = new java.util.TreeSet<>();
    for (int index = 0; index < MANY; index++) {
      Scenario scenario = ScenarioGenerator.generate(3, index);
      scenario.steps().stream()
          .flatMap(ScenarioGeneratorTest::all)
          .forEach(step -> verbs.add(step.action().verb()));
      machines.add(scenario.architecture() + " " + scenario.cpus());
    }
    assertEquals(
        EnumSet.complementOf(
            EnumSet.of(
                ActionKind.COPY_PROCESS,
                ActionKind.WAKE_UP,
                ActionKind.TAKE_DOWN,
                ActionKind.DIE,
                ActionKind.REAP,
                ActionKind.BRING_UP,
                ActionKind.COME_UP,
                ActionKind.AWAIT_UP,
                ActionKind.STORE,
                ActionKind.LOAD,
                ActionKind.FETCH,
                ActionKind.AWAIT)),
        verbs);
    assertEquals(4 * Architecture.ALL.size(), machines.size(), machines::toString);
  }

  private static Stream<Step> all(Step step) {
    return Stream.concat(
        Stream.of(step), step.meanwhile().stream().flatMap(ScenarioGeneratorTest::all));
  }
}

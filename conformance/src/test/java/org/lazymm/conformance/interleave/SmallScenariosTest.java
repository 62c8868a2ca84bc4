package org.lazymm.conformance.interleave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lazymm.scenario.ActionKind;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scheduler.machine.Architecture;

/** What small scenarios there are. */
class SmallScenariosTest {
  private static final int MANY = 1_500;

  @Test
  void numberMakesTheSameScenarioAgain() {
    for (int index = 0; index < 100; index++) {
      assertEquals(SmallScenarios.generate(5, index), SmallScenarios.generate(5, index));
    }
  }

  @Test
  void theyHaveAllThatCanBeDoneAtOnce() {
    Set<ActionKind> expected = EnumSet.allOf(ActionKind.class);
    Set<ActionKind> verbs = EnumSet.noneOf(ActionKind.class);
    Set<String> architectures = new HashSet<>();
    int reusing = 0;
    int askedForWork = 0;
    int judged = 0;
    for (int index = 0; index < MANY; index++) {
      Scenario scenario = SmallScenarios.generate(5, index);
      scenario.steps().forEach(step -> verbs.add(step.action().verb()));
      architectures.add(scenario.architecture().name());
      reusing += scenario.reuseFreedMms() ? 1 : 0;
      askedForWork += scenario.workWhenAsked() ? 1 : 0;
      judged += scenario.forbidden().isPresent() ? 1 : 0;
    }
    assertEquals(expected, verbs);
    assertEquals(Architecture.ALL.size(), architectures.size());
    assertTrue(reusing > MANY / 10 && askedForWork > MANY / 10 && judged > MANY / 20);
  }

  @Test
  void mostOfThemHaveTwoCpusDoSomething() {
    int several = 0;
    for (int index = 0; index < MANY; index++) {
      Scenario scenario = SmallScenarios.generate(6, index);
      several += scenario.steps().stream().mapToInt(Step::cpu).distinct().count() > 1 ? 1 : 0;
    }
    assertTrue(several > MANY * 8 / 10, "several: " + several);
  }
}

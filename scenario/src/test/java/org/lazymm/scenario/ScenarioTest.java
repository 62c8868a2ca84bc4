package org.lazymm.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lazymm.scheduler.machine.Architecture;

class ScenarioTest {
  private static Scenario scenario(List<Step> setup, List<Step> steps) {
    return Scenario.of("any", 4, Architecture.X86, List.of(TaskSpec.process("a")), steps)
        .withSetup(setup);
  }

  @Test
  void cpusComeInTheOrderOfTheirFirstSteps() {
    List<Step> setup = List.of(Step.of(3, "tick"), Step.of(1, "tick"), Step.of(3, "tick"));
    List<Step> steps = List.of(Step.of(1, "tick"), Step.of(0, "run a"));
    assertEquals(List.of(3, 1, 0, 2), scenario(setup, steps).cpusByFirstStep());
    assertEquals(List.of(1, 0, 2, 3), scenario(List.of(), steps).cpusByFirstStep());
    assertEquals(
        List.of(0, 1, 2, 3), scenario(setup, steps).cpusByFirstStep().stream().sorted().toList());
  }

  @Test
  void aStepWaitsForEverUnlessAnotherCpuOrTheSetupStoresItsValue() {
    Step await = Step.of(0, "await x 1");
    Step store = Step.of(0, "store x 1");
    Step other = Step.of(1, "store x 1");
    assertEquals(Optional.of(await), scenario(List.of(), List.of(store, await)).awaitsForEver());
    assertEquals(
        Optional.of(await),
        scenario(List.of(), List.of(Step.of(1, "store x 2"), await)).awaitsForEver());
    assertEquals(
        Optional.empty(), scenario(List.of(), List.of(store, await, other)).awaitsForEver());
    assertEquals(Optional.empty(), scenario(List.of(store), List.of(await)).awaitsForEver());
    assertEquals(
        Optional.empty(), scenario(List.of(), List.of(Step.of(0, "await x 0"))).awaitsForEver());
  }
}

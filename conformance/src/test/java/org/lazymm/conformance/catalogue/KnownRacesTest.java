package org.lazymm.conformance.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioInterpreter;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheme.hazard.WeakHazardScheme;
import org.lazymm.scheme.hazard.Weakness;
import org.lazymm.scheme.reference.UncountedScheme;
import org.lazymm.testkit.StalledRuns;

class KnownRacesTest {

  /**
   * What is seen with CPU 0's first step stopped at any access, and other CPUs' steps done then.
   */
  private static List<String> broken(String name, Weakness weakness) {
    Scenario scenario = Catalogue.load(name).scenario();
    List<Step> sequential = scenario.sequential().steps();
    List<Step> first = scenario.steps().stream().filter(step -> step.cpu() == 0).toList();
    List<Step> others = scenario.steps().stream().filter(step -> step.cpu() != 0).toList();
    List<Step> steps = new ArrayList<>(sequential.subList(0, scenario.setup().size()));
    int stopped = steps.size();
    steps.addAll(first);
    return StalledRuns.broken(
        scenario.sequential().withSteps(steps),
        stopped,
        others,
        kernel -> new WeakHazardScheme(kernel, weakness));
  }

  @ParameterizedTest
  @CsvSource({
    "premature-drop, PREMATURE_DROP",
    "mailbox-steal, STALE_STEAL",
    "address-reuse, ABA_STEAL"
  })
  void theTraceShowsTheRaceThatItIsAbout(String name, Weakness weakness) {
    List<String> broken = broken(name, weakness);

    assertTrue(broken.stream().anyMatch(text -> text.contains("S1: ")), broken::toString);
  }

  @Test
  void aCpuThatStaysLazyUsesTheMmAfterEverythingThatItDid() {
    Scenario scenario = Catalogue.load("exit-while-lazy").scenario();
    AgainEngine engine = new AgainEngine(scenario.cpus());
    Function<Kernel, LazyMmScheme> careless = UncountedScheme::new;
    Machine machine = new Machine(engine, scenario.settings(), careless, MachineListener.NONE);
    ScenarioInterpreter stage = new ScenarioInterpreter(machine, scenario);
    scenario.setup().forEach(step -> stage.perform(step.cpu(), step.action()));
    stage.checkpoint(scenario.steps());
    engine.checkpoint();

    scenario.steps().forEach(step -> stage.perform(step.cpu(), step.action()));
    machine.finalUse(1);

    assertTrue(engine.written(0).contains("free mm1"), () -> engine.written(0).toString());
    assertEquals(List.of("use mm1"), engine.written(1));
  }
}

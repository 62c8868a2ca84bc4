package org.lazymm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Options;
import org.lazymm.broken.Providers;
import org.lazymm.conformance.explore.CatalogueCase;
import org.lazymm.conformance.generate.ScenarioGenerator;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ExplorationVerdict.Result;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.FoundScheme;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheme.fullbarrier.FullBarrierSchemeProvider;
import org.lazymm.sequential.RunObserver;
import org.lazymm.sequential.SequentialRun;
import org.lazymm.sequential.SequentialRunner;
import org.lazymm.simulator.Simulation;
import org.lazymm.simulator.SimulationSettings;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.result.SimulationResult;
import org.lazymm.simulator.workload.Workload;
import org.lazymm.simulator.workload.WorkloadSelection;
import org.lazymm.testkit.asserting.AssertingScheme;
import org.lazymm.testkit.asserting.BrokenContractError;

/** No engine breaks its contract with any scheme; the first complaint ends the test. */
@Tag("slow")
class RuntimeContractTest {
  private static final long SEED = 0xa55e27L;
  private static final int SCENARIOS = 4_000;
  private static final int SWITCHES = 10_000;
  private static final long TEN_SECONDS = 10_000_000_000L;

  static Stream<SchemeSelection> schemes() {
    return Discovery.onClassPath().registry().schemes().stream().map(SchemeSelection::withDefaults);
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void theSequentialEngineKeepsItInGeneratedScenarios(SchemeSelection scheme) {
    Function<Kernel, LazyMmScheme> asserting = AssertingScheme.sequential(scheme::create);
    int feasible = 0;
    for (int index = 0; index < SCENARIOS; index++) {
      Scenario scenario = ScenarioGenerator.generate(SEED, index);
      AtRest end = new AtRest();

      SequentialRun run = SequentialRunner.run(scenario, asserting, end);

      assertEquals(List.of(), run.violations(), scenario::name);
      assertTrue(run.crash().isEmpty(), () -> scenario.name() + ": " + run.crash());
      if (run.feasible()) {
        feasible++;
        end.scheme().atRest();
      }
    }
    assertTrue(feasible > SCENARIOS * 9 / 10, feasible + " scenarios came to their end");
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void theExplorerKeepsItInTheCatalogue(SchemeSelection scheme) {
    ScenarioExplorer explorer = new ScenarioExplorer(Limits.NONE.withTime(Duration.ofSeconds(3)));
    int held = 0;
    for (CatalogueCase each : CatalogueCase.all()) {
      if (each.model().equals(Model.SC)) {
        ExplorationVerdict verdict =
            explorer.explore(
                each.entry().scenario(), AssertingScheme.ofContexts(scheme::create), each.model());
        assertTrue(verdict.result() != Result.BROKEN, () -> each + ": " + verdict);
        held += verdict.result() == Result.HOLDS ? 1 : 0;
      }
    }
    assertTrue(held > 20, held + " scenarios were explored to the end");
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void theSimulatorKeepsItUnderEveryLoad(SchemeSelection scheme) {
    for (Workload load : WorkloadSelection.ALL) {
      SimulationResult result =
          Simulation.run(
              new SimulationSettings(
                  SchemeSelection.withDefaults(asserting(scheme)),
                  WorkloadSelection.parse(load.name()),
                  ProfileCatalogue.ofUser().find("xeon-2s").withCpus(16),
                  SEED,
                  new SimulationSettings.Length(SWITCHES, TEN_SECONDS)));

      assertEquals(List.of(), result.firstViolations());
      assertTrue(result.switches().total() >= SWITCHES / 2, result::toString);
    }
  }

  /** The same scheme under the same name, asserted. */
  private static FoundScheme asserting(SchemeSelection scheme) {
    FoundScheme found = scheme.scheme();
    return new FoundScheme(
        found.name(),
        found.summary(),
        found.options(),
        found.origin(),
        found.type(),
        Providers.of(found.name(), AssertingScheme.sequential(scheme::create)));
  }

  /** A kernel that was broken around the scheme in history. */
  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"HOTPLUG_DROPS_LAZY_MM", "DROP_ON_DEAD_CPU", "EXEC_PREEMPTIBLE"})
  void aKernelWithAHistoricBugBreaksIt(Fault fault) {
    Function<Kernel, LazyMmScheme> asserting =
        AssertingScheme.sequential(
            kernel -> new FullBarrierSchemeProvider().create(kernel, Options.defaults()));

    assertThrows(
        BrokenContractError.class,
        () -> {
          for (int index = 0; index < SCENARIOS; index++) {
            SequentialRunner.run(
                ScenarioGenerator.generate(SEED, index).withFaults(Set.of(fault)), asserting);
          }
        });
  }

  /** Keeps hold of the scheme of a run. */
  private static final class AtRest implements RunObserver {
    private @Nullable AssertingScheme scheme;

    @Override
    public void watch(Machine machine) {
      scheme = (AssertingScheme) machine.scheme().unguarded();
    }

    AssertingScheme scheme() {
      return Objects.requireNonNull(scheme);
    }
  }
}

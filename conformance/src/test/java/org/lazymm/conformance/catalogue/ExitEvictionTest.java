package org.lazymm.conformance.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.conformance.generate.ScenarioGenerator;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scenario.catalogue.CatalogueEntry;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;
import org.lazymm.sequential.SequentialRun;
import org.lazymm.sequential.SequentialRunner;

/**
 * {@code #define for_each_possible_lazymm_cpu while (false)}: what it asks of an architecture, and
 * what the hazard scheme is with it.
 */
class ExitEvictionTest {
  private static final String NOBODY = "hazard:candidates=none";
  private static final String SHOOTDOWN = "shootdown";
  private static final List<String> ABOUT_EVICTION =
      List.of("evict-idle", "evict-self", "evict-unused");
  private static final int GENERATED = 600;
  private static final long SEED = 35;

  static Stream<CatalogueEntry> entries() {
    return Catalogue.all().stream();
  }

  private static Function<Kernel, LazyMmScheme> scheme(String text) {
    return SchemeSelection.parse(Discovery.onClassPath().registry(), text)::create;
  }

  private static Model modelOf(Scenario scenario) {
    return scenario.settings().architecture().model();
  }

  private static String verdict(Scenario scenario, String scheme) {
    return verdict(scenario, scheme, modelOf(scenario));
  }

  private static String verdict(Scenario scenario, String scheme, Model model) {
    ExplorationVerdict verdict =
        new ScenarioExplorer(Limits.NONE).explore(scenario, scheme(scheme), model);
    if (verdict.breaks(Property.S1)) {
      return Property.S1.name(); // It may break O5 by an execution that is as short.
    }
    Optional<Property> broken = verdict.counterexample().map(found -> found.violation().property());
    return broken.map(Property::name).orElse(verdict.result().name());
  }

  @ParameterizedTest
  @MethodSource("entries")
  void nobodyNeedsToBeLookedAtWhereExitEvicts(CatalogueEntry entry) {
    Scenario scenario = entry.scenario().withArchitecture(Architecture.X86_EVICT);

    assertEquals("HOLDS", verdict(scenario, NOBODY, Model.SC));
    assertEquals("HOLDS", verdict(scenario, NOBODY, Model.TSO));
    assertEquals("HOLDS", verdict(scenario, NOBODY, Model.LKMM));
  }

  @ParameterizedTest
  @CsvSource({"x86", "arm64", "powerpc", "riscv"})
  void elsewhereLazyCpusAreMissed(String architecture) {
    for (String name : ABOUT_EVICTION) {
      Scenario scenario =
          Catalogue.load(name).scenario().withArchitecture(Architecture.of(architecture));

      assertEquals("S1", verdict(scenario, NOBODY), name);
      assertEquals("HOLDS", verdict(scenario, "hazard"), name);
    }
  }

  private static Scenario faulty(String name, Fault fault) {
    return Catalogue.load(name).scenario().withFaults(Set.of(fault));
  }

  /** Each obligation, dropped: whether it shows in evict-idle, evict-self, evict-unused. */
  @ParameterizedTest
  @CsvSource({
    "EXIT_EVICTION_NOT_AWAITED,       S1,    HOLDS, S1",
    "EXIT_EVICTION_LEFT_OUT,          S1,    S1,    S1",
    "EXIT_EVICTION_SKIPS_SELF,        S1,    S1,    S1",
    "EXIT_EVICTION_SKIPS_UNUSED,      HOLDS, HOLDS, S1",
    "EXIT_EVICTION_OF_HARDWARE_ALONE, S1,    S1,    S1"
  })
  void eachObligationIsNeeded(Fault fault, String idle, String self, String unused) {
    assertEquals(
        List.of(idle, self, unused),
        ABOUT_EVICTION.stream().map(name -> verdict(faulty(name, fault), NOBODY)).toList());
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.MATCH_ALL, names = "EXIT_EVICTION_.*")
  void aSchemeThatLooksForItselfSurvivesABrokenGuarantee(Fault fault) {
    for (String name : ABOUT_EVICTION) {
      assertEquals("HOLDS", verdict(faulty(name, fault), "hazard"), name);
      assertEquals("HOLDS", verdict(faulty(name, fault), "rcu"), name);
      assertEquals("HOLDS", verdict(faulty(name, fault), SHOOTDOWN), name);
    }
  }

  private static void assertFreesAlike(Scenario scenario) {
    List<String> shootdown =
        Frees.of(scenario.withArchitecture(Architecture.X86), scheme(SHOOTDOWN));
    List<String> nobody =
        Frees.of(scenario.withArchitecture(Architecture.X86_EVICT), scheme(NOBODY));

    assertEquals(shootdown, nobody, scenario::toString);
  }

  @ParameterizedTest
  @MethodSource("entries")
  void itFreesWhereShootdownDoesInEachOrderOfSteps(CatalogueEntry entry) {
    Interleavings.of(entry.scenario()).forEach(ExitEvictionTest::assertFreesAlike);
  }

  @Test
  void itFreesWhereShootdownDoesInGeneratedScenarios() {
    IntStream.range(0, GENERATED)
        .mapToObj(index -> ScenarioGenerator.generate(SEED, index))
        // A stalled step stops after so many accesses, of which the two make different ones.
        .filter(scenario -> scenario.steps().stream().allMatch(step -> step.stallAfter() == 0))
        .forEach(ExitEvictionTest::assertFreesAlike);
  }

  @ParameterizedTest
  @ValueSource(strings = {NOBODY, "hazard", SHOOTDOWN, "hazard-evict", "rcu", "fullbarrier"})
  void schemesAreSoundThereInGeneratedScenarios(String name) {
    for (int index = 0; index < GENERATED; index++) {
      Scenario scenario =
          ScenarioGenerator.generate(SEED, index).withArchitecture(Architecture.X86_EVICT);
      SequentialRun run = SequentialRunner.run(scenario, scheme(name));

      assertTrue(run.sound(), () -> run + " of " + scenario);
    }
  }
}

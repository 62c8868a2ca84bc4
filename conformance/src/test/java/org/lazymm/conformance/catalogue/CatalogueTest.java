package org.lazymm.conformance.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.api.Options;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scenario.catalogue.CatalogueEntry;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.FoundScheme;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.property.Property;
import org.lazymm.sequential.SequentialRun;
import org.lazymm.sequential.SequentialRunner;

class CatalogueTest {
  private static final int MOST_STEPS_OF_A_CPU = 6;

  static Stream<CatalogueEntry> entries() {
    return Catalogue.all().stream();
  }

  private static SequentialRun run(Scenario scenario, FoundScheme scheme) {
    return SequentialRunner.run(
        scenario, kernel -> scheme.provider().create(kernel, Options.defaults()));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everySchemeIsSoundInOrder(CatalogueEntry entry) {
    for (FoundScheme scheme : Discovery.onClassPath().registry().schemes()) {
      for (Architecture architecture : Architecture.ALL) {
        SequentialRun run = run(entry.scenario().withArchitecture(architecture), scheme);

        assertTrue(run.sound(), () -> scheme + " on " + architecture.name() + ": " + run);
        assertEquals(0, run.stepsPassedOver(), () -> scheme + ": " + run);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void whatIsWrittenIsReadBack(CatalogueEntry entry) {
    Scenario scenario = entry.scenario();

    assertEquals(entry.name(), scenario.name());
    assertEquals(scenario, ScenarioYaml.parse(ScenarioYaml.write(scenario), "memory"));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void eachIsTinyAndSaysWhatItIsAbout(CatalogueEntry entry) {
    Scenario scenario = entry.scenario();

    assertTrue(scenario.cpus() <= 4, entry.name());
    for (int cpu = 0; cpu < scenario.cpus(); cpu++) {
      int asked = cpu;
      long steps = scenario.steps().stream().filter(step -> step.cpu() == asked).count();
      assertTrue(steps <= MOST_STEPS_OF_A_CPU, entry.name());
    }
    assertFalse(entry.properties().isEmpty(), entry.name());
    scenario
        .forbidden()
        .ifPresent(outcome -> assertTrue(entry.properties().contains(outcome.property())));
    String comment = Catalogue.source(entry.name()).split("scenario:", 2)[0];
    entry.properties().forEach(property -> assertTrue(comment.contains(property.name()), comment));
    entry.bugs().forEach(bug -> assertTrue(comment.contains(bug), comment));
  }

  @Test
  void everyMembarrierProgramIsThere() {
    Set<Property> judged = new TreeSet<>();
    entries()
        .forEach(entry -> entry.scenario().forbidden().ifPresent(f -> judged.add(f.property())));

    assertEquals(
        new TreeSet<>(
            List.of(
                Property.M1,
                Property.M2,
                Property.M3,
                Property.M4,
                Property.M5,
                Property.M6,
                Property.M7,
                Property.M8,
                Property.M9,
                Property.M10)),
        judged);
  }

  @Test
  void aCoreThatIsNotSerialisedRunsOldCode() {
    Scenario scenario =
        Catalogue.load("membarrier-f5").scenario().withFaults(Set.of(Fault.SYNC_CORE_SKIPS_SELF));
    FoundScheme scheme = Discovery.onClassPath().registry().schemes().get(0);

    List<Property> broken =
        run(scenario, scheme).violations().stream().map(found -> found.property()).toList();

    assertEquals(List.of(Property.M10), broken);
  }

  @Test
  void anUnknownNameIsRefusedWithThoseThatAreKnown() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Catalogue.load("membarrier-z"));

    assertTrue(refused.getMessage().contains("'membarrier-z'"), refused.getMessage());
    assertTrue(refused.getMessage().contains("membarrier-f2-after"), refused.getMessage());
  }
}

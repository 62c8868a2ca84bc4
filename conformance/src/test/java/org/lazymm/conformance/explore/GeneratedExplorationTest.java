package org.lazymm.conformance.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Options;
import org.lazymm.conformance.explore.GeneratedExploration.Found;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.fullbarrier.FullBarrierSchemeProvider;
import org.lazymm.scheme.hazard.HazardSchemeProvider;
import org.lazymm.scheme.hazard.WeakHazardScheme;
import org.lazymm.scheme.hazard.Weakness;

class GeneratedExplorationTest {
  private static final int SCENARIOS = 100;
  private static final Duration TIME = Duration.ofSeconds(3);

  private static GeneratedExploration explored(Function<Kernel, LazyMmScheme> scheme) {
    return explored(scheme, SCENARIOS);
  }

  private static GeneratedExploration explored(
      Function<Kernel, LazyMmScheme> scheme, int scenarios) {
    return new GeneratedExploration(scheme, TIME).run(1, scenarios);
  }

  @Test
  void aSoundSchemeHoldsInNearlyAll() {
    GeneratedExploration hazard =
        explored(kernel -> new HazardSchemeProvider().create(kernel, Options.defaults()));

    assertEquals(
        Optional.empty(),
        Arrays.stream(Property.values()).flatMap(each -> hazard.found(each).stream()).findAny());
    // Two models each, which are one on no architecture.
    assertEquals(2 * SCENARIOS, hazard.held() + hazard.open());
    assertTrue(hazard.open() <= SCENARIOS / 20, () -> hazard.open() + " met a limit");
    assertTrue(hazard.executions() > 4L * SCENARIOS, () -> hazard.executions() + " executions");
  }

  @Test
  void aBugThatRunsInOrderShowTooIsFoundInOrder() {
    GeneratedExploration premature =
        explored(kernel -> new WeakHazardScheme(kernel, Weakness.PREMATURE_DROP));

    Found found = premature.found(Property.S1).orElseThrow();

    assertEquals(Model.SC, found.model());
    assertTrue(found.scenario().cpus() <= 2, () -> found.scenario().toString());
  }

  @Test
  void aBugOfMemoryOrderIsFoundUnderAModelThatShowsItAndShrinksWithinThatModel() {
    LazyMmSchemeProvider provider = new FullBarrierSchemeProvider();
    Options relaxed = Options.parse(provider.options(), Map.of("drop-order", "relaxed"));
    Function<Kernel, LazyMmScheme> scheme = kernel -> provider.create(kernel, relaxed);

    Found found = explored(scheme, 4 * SCENARIOS).found(Property.S1).orElseThrow();

    assertEquals(Model.LKMM, found.model());
    assertEquals(Model.LKMM, CatalogueCase.modelOf(found.scenario()));
    assertTrue(found.scenario().steps().size() <= 6, () -> found.scenario().toString());
    ExplorationVerdict again =
        new ScenarioExplorer(Limits.NONE.withTime(TIME))
            .explore(found.scenario(), scheme, Model.LKMM);
    assertEquals(ExplorationVerdict.Result.BROKEN, again.result());
  }
}

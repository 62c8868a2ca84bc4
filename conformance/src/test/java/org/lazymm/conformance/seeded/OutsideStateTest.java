package org.lazymm.conformance.seeded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.lazymm.broken.BrokenScheme;
import org.lazymm.broken.PlainMistakes;
import org.lazymm.conformance.explore.CatalogueCase;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ExplorationVerdict.Result;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;

/** State outside of cells is seen by one exploration, wherever it hides. */
class OutsideStateTest {
  static final List<BrokenScheme> REMEMBERING =
      PlainMistakes.all().stream()
          .filter(broken -> broken.causes().containsKey(Property.X4.name()))
          .toList();

  private static final Scenario SCENARIO = Catalogue.load("exec-against-lazy").scenario();

  private static ExplorationVerdict explore(BrokenScheme scheme, boolean broken) {
    return new ScenarioExplorer(Limits.NONE)
        .explore(
            SCENARIO,
            broken ? scheme.broken().scheme() : scheme.sound().scheme(),
            CatalogueCase.modelOf(SCENARIO));
  }

  @ParameterizedTest
  @FieldSource("REMEMBERING")
  void oneExplorationNamesThePlace(BrokenScheme scheme) {
    ExplorationVerdict verdict = explore(scheme, true);

    assertTrue(verdict.breaks(Property.X4), verdict::toString);
    String what =
        verdict.violations().stream()
            .filter(violation -> violation.property() == Property.X4)
            .map(Violation::what)
            .findFirst()
            .orElseThrow();
    String cause = scheme.causes().get(Property.X4.name());
    assertTrue(Pattern.compile(cause).matcher(what).find(), what);
  }

  @ParameterizedTest
  @FieldSource("REMEMBERING")
  void theSameInCellsHolds(BrokenScheme scheme) {
    ExplorationVerdict verdict = explore(scheme, false);

    assertEquals(Result.HOLDS, verdict.result(), verdict::toString);
  }
}

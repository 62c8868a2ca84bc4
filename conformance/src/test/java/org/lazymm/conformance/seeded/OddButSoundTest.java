package org.lazymm.conformance.seeded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Options;
import org.lazymm.broken.Providers;
import org.lazymm.broken.odd.BarriersAroundDrops;
import org.lazymm.broken.odd.Records;
import org.lazymm.broken.race.Handshake;
import org.lazymm.broken.race.Mailboxes;
import org.lazymm.broken.race.Mailboxes.Variant;
import org.lazymm.conformance.Budget;
import org.lazymm.conformance.ConformanceResult;
import org.lazymm.conformance.ConformanceSuite;
import org.lazymm.conformance.explore.CatalogueCase;
import org.lazymm.explorer.ExplorationVerdict.Result;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scenario.Scenario;

/** What is written in an odd way and sound holds: nothing is broken, and nothing stays unknown. */
@Tag("slow")
class OddButSoundTest {
  private static final ScenarioExplorer EXPLORER =
      new ScenarioExplorer(Limits.NONE.withTime(Duration.ofSeconds(30)));

  /**
   * A sound scheme.
   *
   * @param name what is odd about it
   * @param make makes it
   */
  record Odd(String name, Function<Kernel, LazyMmScheme> make) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Odd> SOUND =
      List.of(
          new Odd("full barriers around relaxed drops", BarriersAroundDrops::new),
          new Odd(
              "a full barrier before a drop of mail that acquires",
              kernel -> new Mailboxes(kernel, Variant.BARRIER_BEFORE_DROP)),
          new Odd("records that are made in a hook and never change", Records::new),
          new Odd("mailboxes with a second look", Mailboxes::sound),
          new Odd("a reference that is left for the next borrow", Handshake::sound));

  @ParameterizedTest
  @FieldSource("SOUND")
  void everyCaseOfTheCatalogueHolds(Odd odd) {
    Map<String, Object> others = new TreeMap<>();
    for (CatalogueCase each : CatalogueCase.all()) {
      explore(odd, each.entry().scenario(), each, others);
    }

    assertEquals(Map.of(), others);
  }

  private static void explore(
      Odd odd, Scenario scenario, CatalogueCase each, Map<String, Object> others) {
    org.lazymm.explorer.ExplorationVerdict verdict =
        EXPLORER.explore(scenario, odd.make(), each.model());
    if (verdict.result() != Result.HOLDS) {
      others.put(
          each.toString(),
          Stream.of(verdict.result(), verdict.violations(), verdict.reason())
              .map(Objects::toString)
              .toList());
    }
  }

  @ParameterizedTest
  @FieldSource("SOUND")
  void failsNoRuleInGeneratedScenarios(Odd odd) {
    ConformanceResult result =
        ConformanceSuite.check(
            Providers.of(odd.name(), odd.make()), Options.defaults(), Budget.quick());

    assertEquals(List.of(), result.failures());
    assertTrue(result.inconclusive() < result.scenarios() / 2, result::toString);
  }
}

package org.lazymm.conformance.seeded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.lazymm.broken.order.OrderMutant;
import org.lazymm.broken.order.OrderMutants;
import org.lazymm.broken.order.WeakenedOrders;
import org.lazymm.broken.race.RaceMutants;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ExplorationVerdict.Result;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.search.Limits;

/**
 * The bugs of order and of races, of the kernel's history and of schemes, and what catches each.
 */
class OrderMutantsTest {
  static final List<OrderMutant> CAUGHT =
      Stream.of(OrderMutants.CAUGHT, WeakenedOrders.CAUGHT, RaceMutants.CAUGHT)
          .flatMap(List::stream)
          .toList();

  private static final ScenarioExplorer EXPLORER =
      new ScenarioExplorer(Limits.NONE.withTime(Duration.ofSeconds(30)));

  @ParameterizedTest(name = "{0}")
  @FieldSource("CAUGHT")
  void isCaughtByWhatItBreaks(OrderMutant mutant) {
    ExplorationVerdict injected = mutant.with(EXPLORER, mutant.model());

    assertEquals(Result.BROKEN, injected.result(), injected::toString);
    assertTrue(injected.breaks(mutant.property()), injected.violations()::toString);
    Counterexample shown = injected.counterexample().orElseThrow();
    assertTrue(
        Stream.concat(injected.violations().stream(), Stream.of(shown.violation()))
            .filter(violation -> violation.property() == mutant.property())
            .anyMatch(violation -> violation.what().contains(mutant.cause())),
        injected.violations()::toString);
    assertFalse(shown.events().isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("CAUGHT")
  void holdsWithoutTheBug(OrderMutant mutant) {
    ExplorationVerdict sound = mutant.without(EXPLORER, mutant.model());

    assertEquals(Result.HOLDS, sound.result(), sound::toString);
    assertTrue(sound.outcome().exhaustive());
  }
}

package org.lazymm.conformance.interleave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.property.Property;

/** What schemes made by chance do. */
class ChanceSchemeTest {
  private static final int STATES = 20_000;

  @Test
  void seedMakesTheSameSchemeAgain() {
    for (int index = 0; index < 40; index++) {
      Scenario scenario = SmallScenarios.generate(2, index);
      Interleaved first =
          new Interleaver(scenario, ChanceScheme.of(index), STATES).run(StoreOrder.BUFFERED);
      Interleaved again =
          new Interleaver(scenario, ChanceScheme.of(index), STATES).run(StoreOrder.BUFFERED);
      assertEquals(first, again);
    }
  }

  @Test
  void someAreSoundAndOthersBreakMuch() {
    Set<Property> broken = EnumSet.noneOf(Property.class);
    int sound = 0;
    int interrupted = 0;
    int known = 0;
    for (int index = 0; index < 300; index++) {
      Scenario scenario = SmallScenarios.generate(3, index);
      Interleaved found =
          new Interleaver(scenario, ChanceScheme.of(index), STATES).run(StoreOrder.AT_ONCE);
      known += found.unknown().isEmpty() ? 1 : 0;
      sound += found.unknown().isEmpty() && found.broken().isEmpty() ? 1 : 0;
      interrupted += found.interrupts() ? 1 : 0;
      broken.addAll(found.broken());
    }
    Set<Property> expected =
        EnumSet.of(Property.S1, Property.S2, Property.S4, Property.K1, Property.X1);
    assertTrue(broken.containsAll(expected), "broken: " + broken);
    assertTrue(sound > 30, "sound: " + sound);
    assertTrue(interrupted > 15, "interrupted: " + interrupted);
    assertTrue(known > 270, "known: " + known);
  }
}

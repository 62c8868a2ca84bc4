package org.lazymm.conformance.interleave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.property.Property;

/** Runs by chance, in time order, come to nothing that the search has not found. */
class WalksTest {
  private static final int STATES = 50_000;
  private static final int WALKS = 20;

  private int walks;
  private final Set<String> ends = new HashSet<>();

  @Test
  void walksByChanceFindNothingNew() {
    for (int index = 0; index < 60; index++) {
      Scenario scenario = SmallScenarios.generate(8, index);
      Interleaver interleaver = new Interleaver(scenario, ChanceScheme.of(index), STATES);
      for (StoreOrder order : StoreOrder.values()) {
        Interleaved all = interleaver.run(order);
        if (all.unknown().isEmpty()) {
          for (int seed = 0; seed < WALKS; seed++) {
            walk(interleaver.walk(order, new Chance(seed)), all);
          }
        }
      }
    }
    assertTrue(walks > 1_500, "walks: " + walks);
    assertTrue(ends.size() > 50, "ends: " + ends.size());
  }

  private void walk(LiveRun run, Interleaved all) {
    try {
      assertEquals("", run.boot());
      run.run();
      assertEquals("", run.unknown());
      walks++;
      Set<Property> broken = EnumSet.noneOf(Property.class);
      broken.addAll(Bits.properties(run.state().broken));
      if (run.state().rest() == Rest.ENDED) {
        Ending ending = Ending.of(run, Ending.awake(run).get(0));
        broken.addAll(Bits.properties(ending.broken()));
        assertTrue(all.ends().contains(ending.state()), ending::state);
        ends.add(ending.state());
      }
      assertTrue(all.broken().containsAll(broken), () -> broken + " and not " + all.broken());
    } finally {
      run.end();
    }
  }
}

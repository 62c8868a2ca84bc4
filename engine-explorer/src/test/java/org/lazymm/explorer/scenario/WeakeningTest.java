package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Order;

class WeakeningTest {
  private static final Site DROP =
      new Site("Some", "Some.drop:7", new Strength.OfAccess(Access.UPDATE, Order.FULL));
  private static final Site GRAB =
      new Site("Some", "Some.grab:3", new Strength.OfAccess(Access.UPDATE, Order.FULL));
  private static final Site BARRIER =
      new Site("Some", "Some.scan:9", new Strength.OfBarrier(Barrier.MB));

  @Test
  void thereIsOneForEachWayToBeWeaker() {
    assertEquals(
        List.of("Some.drop:7 (update FULL) -> ACQUIRE", "Some.drop:7 (update FULL) -> RELEASE"),
        Weakening.of(DROP).stream().map(Weakening::toString).toList());
    assertEquals(
        List.of("Some.scan:9 (barrier MB) -> NONE"),
        Weakening.of(BARRIER).stream().map(Weakening::toString).toList());
  }

  @Test
  void itChangesItsPlaceAlone() {
    Weakening weakening = new Weakening(DROP, new Strength.OfAccess(Access.UPDATE, Order.RELEASE));
    assertEquals(Order.RELEASE, weakening.order(DROP, Order.FULL));
    assertEquals(Order.FULL, weakening.order(GRAB, Order.FULL));
    assertEquals(Barrier.MB, weakening.barrier(BARRIER, Barrier.MB));
  }

  @Test
  void itChangesABarrierIfItIsAboutOne() {
    Weakening weakening = new Weakening(BARRIER, new Strength.OfBarrier(Barrier.NONE));
    assertEquals(Barrier.NONE, weakening.barrier(BARRIER, Barrier.MB));
    assertEquals(Order.FULL, weakening.order(DROP, Order.FULL));
    assertEquals(Order.FULL, weakening.order(BARRIER, Order.FULL), "another kind of place");
  }

  @Test
  void placesAreOrderedByTheirPositionAndThenByWhatStandsThere() {
    assertTrue(DROP.compareTo(GRAB) < 0);
    assertTrue(GRAB.compareTo(DROP) > 0);
    Site relaxed =
        new Site("Some", "Some.drop:7", new Strength.OfAccess(Access.UPDATE, Order.RELAXED));
    assertTrue(DROP.compareTo(relaxed) < 0);
    Site same = new Site(DROP.className(), DROP.position(), DROP.strength());
    assertEquals(0, DROP.compareTo(same));
    assertEquals("Some.drop:7 (update FULL)", DROP.toString());
  }
}

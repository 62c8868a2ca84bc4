package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.api.Order;

class StrengthTest {
  @ParameterizedTest
  @CsvSource({
    "LOAD, RELAXED, ''",
    "LOAD, ACQUIRE, load RELAXED",
    "LOAD, FULL, load ACQUIRE",
    "STORE, RELAXED, ''",
    "STORE, RELEASE, store RELAXED",
    "STORE, FULL, store RELAXED",
    "UPDATE, RELAXED, ''",
    "UPDATE, ACQUIRE, update RELAXED",
    "UPDATE, RELEASE, update RELAXED",
    "UPDATE, FULL, update ACQUIRE; update RELEASE"
  })
  void anOrderIsMadeWeakerByOneStep(Access access, Order order, String weaker) {
    Strength strength = new Strength.OfAccess(access, order);
    assertEquals(
        weaker, String.join("; ", strength.weaker().stream().map(Object::toString).toList()));
    assertEquals(order != Order.RELAXED, strength.orders());
    assertEquals(order.name(), strength.word());
  }

  @ParameterizedTest
  @CsvSource({"MB", "RMB", "WMB"})
  void aBarrierIsMadeWeakerByLeavingItOut(Barrier barrier) {
    Strength strength = new Strength.OfBarrier(barrier);
    assertEquals(List.of(new Strength.OfBarrier(Barrier.NONE)), strength.weaker());
    assertTrue(strength.orders());
    assertEquals(barrier.name(), strength.word());
    assertEquals("barrier " + barrier, strength.toString());
  }

  @Test
  void noBarrierCannotBeWeaker() {
    Strength none = new Strength.OfBarrier(Barrier.NONE);
    assertEquals(List.of(), none.weaker());
    assertFalse(none.orders());
  }
}

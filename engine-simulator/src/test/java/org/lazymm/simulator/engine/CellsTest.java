package org.lazymm.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;
import org.lazymm.simulator.profile.ProfileCatalogue;

class CellsTest {
  private final SimulatorEngine engine =
      new SimulatorEngine(ProfileCatalogue.ofUser().find("xeon-2s").profile(), false);
  private final LongCell number = engine.memory().number("mm_count", Home.machine(), 3);
  private final Ref<String> pointer = engine.memory().ref("lazy_mm", Home.machine(), "first");

  @Test
  void aNumberIsWhatWasWrittenLast() {
    assertEquals(3, number.load(Order.RELAXED));
    number.store(5, Order.RELEASE);
    number.add(-1, Order.RELAXED);
    assertEquals(6, number.addAndGet(2, Order.FULL));
    assertEquals(6, number.exchange(9, Order.FULL));
    assertEquals(9, number.load(Order.ACQUIRE));
  }

  @Test
  void aNumberIsChangedOnlyIfItIsWhatIsExpected() {
    assertEquals(3, number.compareExchange(4, 7, Order.FULL));
    assertEquals(3, number.load(Order.RELAXED));
    assertEquals(3, number.compareExchange(3, 7, Order.FULL));
    assertEquals(7, number.load(Order.RELAXED));
  }

  @Test
  void aPointerIsWhatWasWrittenLast() {
    assertSame("first", pointer.load(Order.RELAXED));
    pointer.store("second", Order.RELAXED);
    assertSame("second", pointer.exchange(null, Order.FULL));
    assertNull(pointer.load(Order.ACQUIRE));
  }

  @Test
  void aPointerIsChangedOnlyIfItIsTheSameObject() {
    String equalOnly = String.join("", "fir", "st");
    assertSame("first", pointer.compareExchange(equalOnly, "other", Order.FULL));
    assertSame("first", pointer.load(Order.RELAXED));
    assertSame("first", pointer.compareExchange("first", "other", Order.FULL));
    assertSame("other", pointer.load(Order.RELAXED));
  }

  @Test
  void anOrderThatAnAccessCannotHaveIsRefusedAndCostsNothing() {
    long took =
        new Actions(engine)
            .took(
                () -> {
                  assertThrows(IllegalArgumentException.class, () -> number.load(Order.RELEASE));
                  assertThrows(
                      IllegalArgumentException.class, () -> number.store(1, Order.ACQUIRE));
                  assertThrows(IllegalArgumentException.class, () -> pointer.load(Order.RELEASE));
                  assertThrows(
                      IllegalArgumentException.class, () -> pointer.store("x", Order.ACQUIRE));
                });
    assertEquals(0, took);
    assertEquals(3, number.load(Order.RELAXED));
  }
}

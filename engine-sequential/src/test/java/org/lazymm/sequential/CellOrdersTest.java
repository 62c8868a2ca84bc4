package org.lazymm.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;

/** What orders an access may have stands once, for the cells of all engines. */
class CellOrdersTest {
  private final Memory memory = new SequentialEngine().memory();
  private final LongCell number = memory.number("number", Home.machine(), 1);
  private final Ref<String> ref = memory.ref("ref", Home.machine(), "old");
  private final CpuMask mask = memory.mask("mask", Home.machine());

  @Test
  void aLoadCannotRelease() {
    accepts(EnumSet.of(Order.RELAXED, Order.ACQUIRE, Order.FULL), number::load);
    accepts(EnumSet.of(Order.RELAXED, Order.ACQUIRE, Order.FULL), ref::load);
  }

  @Test
  void aStoreCannotAcquire() {
    accepts(EnumSet.of(Order.RELAXED, Order.RELEASE, Order.FULL), order -> number.store(2, order));
    accepts(EnumSet.of(Order.RELAXED, Order.RELEASE, Order.FULL), order -> ref.store("", order));
  }

  @Test
  void anUpdateMayHaveAnyOrder() {
    accepts(EnumSet.allOf(Order.class), order -> number.exchange(2, order));
    accepts(EnumSet.allOf(Order.class), order -> number.compareExchange(2, 3, order));
    accepts(EnumSet.allOf(Order.class), order -> number.add(2, order));
    accepts(EnumSet.allOf(Order.class), order -> number.addAndGet(2, order));
    accepts(EnumSet.allOf(Order.class), order -> ref.exchange("new", order));
    accepts(EnumSet.allOf(Order.class), order -> ref.compareExchange("new", "", order));
  }

  @Test
  void aMaskIsReadRelaxedOrWithAcquire() {
    accepts(EnumSet.of(Order.RELAXED, Order.ACQUIRE), order -> mask.test(1, order));
    accepts(EnumSet.of(Order.RELAXED, Order.ACQUIRE), order -> mask.next(-1, order));
  }

  @Test
  void aBitChangesRelaxedOrInFull() {
    accepts(EnumSet.of(Order.RELAXED, Order.FULL), order -> mask.set(1, order));
    accepts(EnumSet.of(Order.RELAXED, Order.FULL), order -> mask.clear(1, order));
  }

  @Test
  void whatIsRefusedChangesNothing() {
    assertThrows(IllegalArgumentException.class, () -> number.store(2, Order.ACQUIRE));
    assertThrows(IllegalArgumentException.class, () -> ref.store("new", Order.ACQUIRE));
    assertThrows(IllegalArgumentException.class, () -> mask.set(1, Order.RELEASE));

    assertEquals(1, number.load(Order.RELAXED));
    assertEquals("old", ref.load(Order.RELAXED));
    assertEquals(-1, mask.next(-1));
  }

  private static void accepts(Set<Order> allowed, Consumer<Order> access) {
    for (Order order : Order.values()) {
      if (allowed.contains(order)) {
        access.accept(order);
      } else {
        assertThrows(IllegalArgumentException.class, () -> access.accept(order), order.name());
      }
    }
  }
}

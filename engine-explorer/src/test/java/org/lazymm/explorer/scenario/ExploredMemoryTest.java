package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;
import org.lazymm.explorer.program.BoundException;
import org.lazymm.explorer.program.Operations;

class ExploredMemoryTest {
  private final List<String> told = new ArrayList<>();
  private final List<String> made = new ArrayList<>();
  private Barrier left = Barrier.MB;
  private long answer;

  /** Notes what it is told and changes nothing. */
  private final class Notes implements ExploredMemory.Watch {
    @Override
    public Order order(Order order, Access access) {
      told.add(access + " " + order);
      return order;
    }

    @Override
    public Barrier barrier(Barrier barrier) {
      return left == Barrier.NONE ? left : barrier;
    }

    @Override
    public void wrote() {
      told.add("wrote");
    }

    @Override
    public int cpu() {
      return 1;
    }

    @Override
    public int body(Mm mm) {
      return 0;
    }

    @Override
    public void shown(Object object) {
      told.add("shown " + object);
    }

    @Override
    public void foreignStore(String cell, int owner) {
      told.add("cpu" + owner + " " + cell);
    }
  }

  private final ExploredMemory memory = new ExploredMemory(2, new Notes());

  /** Operations that are written down. */
  private Operations operations() {
    return (Operations)
        Proxy.newProxyInstance(
            Operations.class.getClassLoader(),
            new Class<?>[] {Operations.class},
            (proxy, method, arguments) -> {
              made.add(method.getName() + (arguments == null ? "" : Arrays.toString(arguments)));
              return method.getReturnType() == long.class ? answer : null;
            });
  }

  private LongCell cell(long value) {
    return memory.number("n", Home.machine(), value);
  }

  @Test
  void untilTheConcurrentPartCellsArePlain() {
    LongCell cell = cell(3);
    assertEquals(3, cell.load(Order.RELAXED));
    cell.store(5, Order.RELAXED);
    assertEquals(5, cell.exchange(6, Order.FULL));
    assertEquals(6, cell.compareExchange(7, 8, Order.FULL));
    assertEquals(6, cell.load(Order.RELAXED));
    assertEquals(6, cell.compareExchange(6, 8, Order.FULL));
    assertEquals(10, cell.addAndGet(2, Order.FULL));
    cell.add(1, Order.RELAXED);
    assertEquals(11, cell.load(Order.FULL));
    assertEquals(11, memory.initial(ExploredMemory.location(cell)));
    memory.smpMb();
    assertEquals(List.of(), told);
  }

  @Test
  void masksArePlainWords() {
    CpuMask mask = memory.mask("mask", Home.machine());
    for (int cpu : new int[] {0, 5, 63}) {
      mask.set(cpu, Order.RELAXED);
    }
    assertTrue(mask.test(5, Order.RELAXED));
    assertFalse(mask.test(4, Order.RELAXED));
    assertEquals(0, mask.next(-1));
    assertEquals(5, mask.next(0));
    assertEquals(63, mask.next(5));
    assertEquals(-1, mask.next(63));
    mask.clear(63, Order.RELAXED);
    assertEquals(-1, mask.next(5));
    mask.clear(5, Order.RELAXED);
    assertFalse(mask.test(5, Order.RELAXED));
    assertEquals(1, memory.initial(ExploredMemory.location(mask)));
  }

  @Test
  void pointersPointAtTheirObjects() {
    Ref<String> ref = memory.ref("ref", Home.cpu(0), "first");
    assertEquals("first", ref.load(Order.RELAXED));
    ref.store("second", Order.RELAXED);
    assertEquals("second", ref.exchange(null, Order.FULL));
    assertNull(ref.compareExchange("other", "third", Order.FULL));
    assertNull(ref.load(Order.RELAXED));
    assertNull(ref.compareExchange(null, "third", Order.FULL));
    assertSame("third", ref.load(Order.RELAXED));
    int location = memory.locations() - 1;
    assertTrue(memory.isPointer(location));
    assertEquals("cpu0.ref", memory.name(location));
    assertTrue(told.contains("shown second"));
    assertFalse(memory.isPointer(ExploredMemory.location(cell(0))));
  }

  @Test
  void namesakesAreNumbered() {
    LongCell first = cell(0);
    LongCell second = cell(0);
    assertEquals("machine.n", memory.name(ExploredMemory.location(first)));
    assertEquals("machine.n#2", memory.name(ExploredMemory.location(second)));
  }

  @Test
  void manyCellsKeepTheirValuesAndRoles() {
    for (int made = 0; made < 200; made++) {
      memory.newLocation("l" + made, made, made % 2 == 0 ? CellRole.DONE : CellRole.ORDINARY);
    }
    for (int location = 0; location < 200; location++) {
      assertEquals(location, memory.initial(location));
      assertEquals(-1, memory.body(location));
      assertEquals(location % 2 == 0 ? CellRole.DONE : CellRole.ORDINARY, memory.role(location));
    }
  }

  @Test
  void cellsOfAnMmBelongToItsMemory() {
    memory.newLocation("mm", 0, CellRole.MM);
    Mm mm = () -> "mm";
    LongCell field = memory.number("field", Home.mm(mm), 0);
    LongCell other = cell(0);
    memory.kernelsFieldsOf(0);
    LongCell schemes = memory.number("scheme", Home.mm(mm), 0);
    assertEquals(0, memory.body(ExploredMemory.location(field)));
    assertEquals(-1, memory.body(ExploredMemory.location(other)));
    assertEquals(CellRole.FIELD, memory.role(ExploredMemory.location(field)));
    assertEquals(CellRole.ORDINARY, memory.role(ExploredMemory.location(other)));
    assertEquals(CellRole.ORDINARY, memory.role(ExploredMemory.location(schemes)));
    assertEquals(CellRole.MM, memory.role(0));
  }

  @ParameterizedTest
  @CsvSource({
    "RELAXED, read[0| RELAXED]",
    "ACQUIRE, read[0| ACQUIRE]",
    "FULL, read[0| ACQUIRE]; fence[MB]"
  })
  void aLoadIsARead(Order order, String operations) {
    LongCell cell = cell(0);
    memory.connect(operations());
    answer = 4;
    assertEquals(4, cell.load(order));
    assertEquals(operations, String.join("; ", made).replace(',', '|'));
    assertEquals(List.of("LOAD " + order), told);
  }

  @ParameterizedTest
  @CsvSource({
    "RELAXED, write[0| 9| RELAXED]",
    "RELEASE, write[0| 9| RELEASE]",
    "FULL, write[0| 9| RELAXED]; fence[MB]"
  })
  void aStoreIsAWrite(Order order, String operations) {
    LongCell cell = cell(0);
    memory.connect(operations());
    cell.store(9, order);
    assertEquals(operations, String.join("; ", made).replace(',', '|'));
    assertEquals(List.of("STORE " + order, "wrote"), told);
  }

  @Test
  void anUpdateKeepsItsOrder() {
    LongCell cell = cell(0);
    CpuMask mask = memory.mask("mask", Home.machine());
    memory.connect(operations());
    answer = 3;
    cell.add(1, Order.RELAXED);
    assertEquals(4, cell.addAndGet(1, Order.RELAXED));
    assertEquals(3, cell.exchange(2, Order.ACQUIRE));
    cell.compareExchange(7, 8, Order.RELEASE);
    mask.set(2, Order.FULL);
    mask.clear(1, Order.RELAXED);
    assertEquals(
        List.of(
            "update[0, ADD, 1, 0, NO_RETURN]",
            "update[0, ADD, 1, 0, RELAXED]",
            "update[0, EXCHANGE, 2, 0, ACQUIRE]",
            "update[0, COMPARE_EXCHANGE, 8, 7, RELEASE]",
            "update[1, OR, 4, 0, FULL]",
            "update[1, AND, -3, 0, NO_RETURN]"),
        made);
  }

  @Test
  void anUpdateThatWritesNothingIsNoWrite() {
    LongCell cell = cell(0);
    memory.connect(operations());
    cell.compareExchange(7, 8, Order.RELEASE);
    assertEquals(List.of("UPDATE RELEASE"), told);
    cell.compareExchange(0, 8, Order.RELEASE);
    assertEquals(List.of("UPDATE RELEASE", "UPDATE RELEASE", "wrote"), told);
  }

  @Test
  void barriersAreFencesUnlessLeftOut() {
    memory.connect(operations());
    memory.smpMb();
    memory.smpRmb();
    memory.smpWmb();
    left = Barrier.NONE;
    memory.smpMb();
    assertEquals(List.of("fence[MB]", "fence[RMB]", "fence[WMB]"), made);
  }

  @Test
  void whoeverPeeksSeesOtherValuesAndChangesNothing() {
    LongCell cell = cell(3);
    assertFalse(memory.isPeeked());
    memory.peek(location -> 8);
    assertTrue(memory.isPeeked());
    assertEquals(8, cell.load(Order.RELAXED));
    assertEquals(
        "a check changes a cell",
        assertThrows(IllegalStateException.class, () -> cell.store(1, Order.RELAXED)).getMessage());
    assertThrows(IllegalStateException.class, () -> cell.add(1, Order.RELAXED));
    memory.peek(null);
    assertEquals(3, cell.load(Order.RELAXED));
  }

  @Test
  void ordersThatAnAccessCannotHaveAreRefused() {
    LongCell cell = cell(3);
    assertThrows(IllegalArgumentException.class, () -> cell.load(Order.RELEASE));
    assertThrows(IllegalArgumentException.class, () -> cell.store(1, Order.ACQUIRE));
  }

  @Test
  void whatRunsInOrderLeavesNothingBehind() {
    LongCell cell = cell(3);
    LongCell[] fresh = new LongCell[1];
    memory.sequentially(
        location -> 10,
        () -> {
          assertEquals(10, cell.load(Order.RELAXED));
          cell.store(11, Order.RELAXED);
          assertEquals(11, cell.load(Order.RELAXED));
          for (int made = 0; made < 100; made++) {
            fresh[0] = cell(20);
          }
          fresh[0].store(21, Order.RELAXED);
          assertEquals(21, fresh[0].load(Order.RELAXED));
        });
    assertEquals(3, cell.load(Order.RELAXED));
    assertEquals(20, fresh[0].load(Order.RELAXED), "as it was made");
  }

  @Test
  void accessesAreBoundedWhereAsked() {
    LongCell cell = cell(3);
    memory.bounded(
        3,
        () -> {
          cell.load(Order.RELAXED);
          cell.store(1, Order.RELAXED);
          cell.add(1, Order.RELAXED);
        });
    assertThrows(
        BoundException.class,
        () ->
            memory.bounded(
                2,
                () -> {
                  cell.load(Order.RELAXED);
                  cell.store(1, Order.RELAXED);
                  cell.add(1, Order.RELAXED);
                }));
    for (int access = 0; access < 5; access++) {
      cell.load(Order.RELAXED); // No bound is left.
    }
  }
}

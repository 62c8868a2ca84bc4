package org.lazymm.explorer.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GraphTest {
  private static final int X = 0;
  private static final int Y = 1;
  private static final ExecutionGraph.InitialValues ZERO = location -> 0;

  private final Drawing drawing = new Drawing(2);
  private final ExecutionGraph graph = drawing.graph;

  @Test
  void eventsAreNumberedAsTheyAreAdded() {
    int write = drawing.write(0, X, Mode.RELEASE);
    int fence = drawing.fence(1, Fence.RMB);
    int second = drawing.write(0, Y);
    assertEquals(3, graph.size());
    assertEquals(2, graph.threads());
    assertEquals(2, graph.size(0));
    assertEquals(1, graph.size(1));
    assertEquals(second, graph.event(0, 1));
    assertEquals(0, graph.thread(write));
    assertEquals(1, graph.thread(fence));
    assertEquals(0, graph.index(write));
    assertEquals(1, graph.index(second));
    assertEquals(Label.WRITE | Label.RELEASE, graph.label(write));
    assertTrue(graph.is(write, Label.WRITE));
    assertFalse(graph.is(write, Label.READ));
    assertEquals(X, graph.location(write));
    assertEquals(-1, graph.location(fence));
    assertEquals(2, graph.locations());
  }

  @Test
  void moreEventsThanExpectedFit() {
    for (int event = 0; event < 100; event++) {
      int made = drawing.write(event % 2, event);
      graph.setValue(made, event);
    }
    assertEquals(100, graph.size());
    assertEquals(50, graph.size(1));
    assertEquals(100, graph.locations());
    for (int event = 0; event < 100; event++) {
      assertEquals(event, graph.value(event));
      assertEquals(event, graph.coFirst(event));
      assertEquals(event, graph.event(event % 2, event / 2));
    }
  }

  @Test
  void theWritesToALocationHaveAnOrder() {
    assertEquals(ExecutionGraph.NONE, graph.coFirst(X));
    assertEquals(ExecutionGraph.INITIAL, graph.coLast(X));
    int first = drawing.write(0, X);
    int last = drawing.write(1, X);
    int between = graph.add(0, Label.WRITE, X);
    graph.placeAfter(between, first);
    assertEquals(first, graph.coFirst(X));
    assertEquals(between, graph.coNext(first));
    assertEquals(last, graph.coNext(between));
    assertEquals(ExecutionGraph.NONE, graph.coNext(last));
    assertEquals(between, graph.coPrevious(last));
    assertEquals(first, graph.coPrevious(between));
    assertEquals(ExecutionGraph.INITIAL, graph.coPrevious(first));
    assertEquals(last, graph.coLast(X));
    assertEquals(first, graph.coAfter(ExecutionGraph.INITIAL, X));
    assertEquals(between, graph.coAfter(first, X));
  }

  @Test
  void aWriteCanBeTakenOutOfTheOrder() {
    int first = drawing.write(0, X);
    int second = drawing.write(0, X);
    int third = drawing.write(1, X);
    graph.unplace(second);
    assertEquals(third, graph.coNext(first));
    assertEquals(first, graph.coPrevious(third));
    graph.unplace(first);
    assertEquals(third, graph.coFirst(X));
    assertEquals(ExecutionGraph.INITIAL, graph.coPrevious(third));
    graph.unplace(third);
    assertEquals(ExecutionGraph.NONE, graph.coFirst(X));
    assertEquals(ExecutionGraph.INITIAL, graph.coLast(X));
    graph.placeAfter(second, ExecutionGraph.INITIAL);
    assertEquals(second, graph.coFirst(X));
    assertEquals(second, graph.coLast(X));
  }

  @Test
  void aReadHasTheValueOfItsWrite() {
    int write = drawing.write(0, X);
    graph.setValue(write, 7);
    int read = graph.add(1, Label.READ, X);
    assertEquals(ExecutionGraph.NONE, graph.rf(read));
    graph.readFrom(read, write, 7);
    assertEquals(write, graph.rf(read));
    assertEquals(7, graph.value(read));
    assertEquals(7, graph.valueOf(write, 3));
    assertEquals(3, graph.valueOf(ExecutionGraph.INITIAL, 3));
  }

  @Test
  void whatAnEventFollowsFromIsItsPrefix() {
    int before = drawing.write(0, Y);
    int write = drawing.write(0, X);
    int after = drawing.write(0, Y);
    int other = drawing.write(1, Y);
    int read = drawing.read(1, X, write);
    assertTrue(graph.isInPrefix(before, read));
    assertTrue(graph.isInPrefix(write, read));
    assertTrue(graph.isInPrefix(other, read));
    assertTrue(graph.isInPrefix(read, read));
    assertFalse(graph.isInPrefix(after, read));
    assertFalse(graph.isInPrefix(read, after));
    graph.readFrom(read, ExecutionGraph.INITIAL, 0);
    assertFalse(graph.isInPrefix(write, read));
    assertTrue(graph.isInPrefix(other, read));
  }

  @Test
  void anUpdateIsAReadAndTheWriteAfterIt() {
    int write = drawing.update(0, X, Mode.FULL);
    int read = write - 1;
    assertEquals(write, graph.rmwWrite(read));
    assertEquals(read, graph.rmwRead(write));
    int failed = drawing.failedUpdate(1, X, write, Mode.FULL);
    assertEquals(ExecutionGraph.NONE, graph.rmwWrite(failed));
    drawing.write(1, Y);
    assertEquals(ExecutionGraph.NONE, graph.rmwWrite(failed), "another write is not its own");
  }

  @Test
  void anUpdateComputesItsValue() {
    int read = graph.add(0, Label.READ | Label.RMW, X);
    graph.operands(read, Update.COMPARE_EXCHANGE, 9, 4);
    graph.readFrom(read, ExecutionGraph.INITIAL, 4);
    assertEquals(Update.COMPARE_EXCHANGE, graph.update(read));
    assertEquals(9, graph.operand(read));
    assertEquals(4, graph.expected(read));
    assertTrue(graph.writes(read, 4));
    assertFalse(graph.writes(read, 5));
    assertEquals(9, graph.updated(read));
    int write = graph.addUpdate(read);
    assertEquals(9, graph.value(write));
    assertTrue(graph.is(write, Label.WRITE | Label.RMW));
  }

  private int add(int thread, long operand) {
    int last = graph.coLast(X);
    int read = graph.add(thread, Label.READ | Label.RMW, X);
    graph.operands(read, Update.ADD, operand, 0);
    graph.readFrom(read, last, graph.valueOf(last, 0));
    int write = graph.addUpdate(read);
    graph.placeAfter(write, last);
    return write;
  }

  @Test
  void theOperandsThatMadeAValueAreInOrder() {
    add(0, 5);
    int second = add(1, 7);
    add(0, 1);
    int read = graph.add(1, Label.READ, X);
    graph.readFrom(read, second, 12);
    assertArrayEquals(new long[] {5, 7}, graph.operandsRead(read));
    graph.readFrom(read, ExecutionGraph.INITIAL, 0);
    assertArrayEquals(new long[0], graph.operandsRead(read));
  }

  @Test
  void theUpdateThatConsumesAWriteComesRightAfterIt() {
    assertEquals(ExecutionGraph.NONE, graph.consumer(ExecutionGraph.INITIAL, X));
    int first = add(0, 1);
    assertEquals(first, graph.consumer(ExecutionGraph.INITIAL, X));
    int plain = drawing.write(1, X);
    assertEquals(ExecutionGraph.NONE, graph.consumer(first, X));
    int second = add(1, 1);
    assertEquals(second, graph.consumer(plain, X));
  }

  private int await(long value, boolean equal) {
    int read = graph.add(1, Label.READ | Label.AWAIT, X);
    graph.operands(read, Update.EXCHANGE, value, equal ? 1 : 0);
    graph.readFrom(read, ExecutionGraph.INITIAL, 0);
    return read;
  }

  @Test
  void aWaitBlocksUntilItsValueIsThere() {
    int forOne = await(1, true);
    assertTrue(graph.blocks(forOne));
    assertTrue(graph.satisfies(forOne, 1));
    assertFalse(graph.satisfies(forOne, 2));
    int forOther = await(0, false);
    assertTrue(graph.blocks(forOther));
    assertTrue(graph.satisfies(forOther, 1));
    assertFalse(graph.satisfies(forOther, 0));
    int free = await(0, true);
    assertFalse(graph.blocks(free));
  }

  @Test
  void onlyWaitsAndLocksBlock() {
    int read = drawing.read(0, X, ExecutionGraph.INITIAL);
    assertFalse(graph.blocks(read));
    assertTrue(graph.satisfies(read, 17));
    int write = drawing.lock(0, Y);
    assertFalse(graph.blocks(write));
    assertFalse(graph.blocks(write - 1));
    graph.setValue(write, 1);
    graph.readFrom(write - 1, write, 1);
    assertTrue(graph.blocks(write - 1), "somebody holds it");
  }

  @Test
  void aWaitThatIsWokenReadsTheLaterWrite() {
    int read = await(1, true);
    int write = drawing.write(0, X);
    graph.setValue(write, 1);
    assertEquals(0, graph.wakes());
    graph.wake(read, write);
    assertEquals(1, graph.wakes());
    assertEquals(read, graph.wokenRead(0));
    assertEquals(ExecutionGraph.INITIAL, graph.rfBeforeWake(0));
    assertEquals(write, graph.rf(read));
    assertEquals(ExecutionGraph.INITIAL, graph.firstRf(read));
    assertFalse(graph.blocks(read));
    graph.truncate(1, ZERO);
    assertEquals(0, graph.wakes());
    assertEquals(ExecutionGraph.INITIAL, graph.rf(read));
    assertEquals(0, graph.value(read));
  }

  @Test
  void manyWakesAreKept() {
    int read = await(100, true);
    for (int value = 0; value < 20; value++) {
      int write = drawing.write(0, X);
      graph.setValue(write, value);
      graph.wake(read, write);
    }
    assertEquals(20, graph.wakes());
    assertEquals(ExecutionGraph.INITIAL, graph.firstRf(read));
    assertEquals(19, graph.rfBeforeWake(19));
    graph.truncate(11, ZERO);
    assertEquals(10, graph.wakes());
    assertEquals(10, graph.rf(read));
    assertEquals(9, graph.value(read));
  }

  @Test
  void aGraphIsCutDownToItsFirstEvents() {
    int first = drawing.write(0, X);
    drawing.read(1, X, first);
    drawing.write(1, X);
    graph.truncate(2, ZERO);
    assertEquals(2, graph.size());
    assertEquals(1, graph.size(1));
    assertEquals(first, graph.coLast(X));
    assertEquals(ExecutionGraph.NONE, graph.coNext(first));
  }

  @Test
  void dependenciesAreKeptWhereTheyAreStated() {
    int read = drawing.read(0, X, ExecutionGraph.INITIAL);
    assertFalse(graph.hasDependencies());
    int write = drawing.write(0, Y);
    graph.depend(write, 1, 2, 4);
    assertTrue(graph.hasDependencies());
    assertEquals(1, graph.addressDependencies(write));
    assertEquals(2, graph.dataDependencies(write));
    assertEquals(4, graph.controlDependencies(write));
    assertEquals(0, graph.dataDependencies(read));
    int later = drawing.write(0, Y);
    assertEquals(0, graph.addressDependencies(later));
    ExecutionGraph copy = graph.copy();
    assertEquals(4, copy.controlDependencies(write));
  }

  @Test
  void aCopyIsAGraphOfItsOwn() {
    for (int event = 0; event < 40; event++) {
      add(event % 2, event);
    }
    ExecutionGraph copy = graph.copy();
    drawing.write(0, X);
    assertEquals(80, copy.size());
    assertEquals(79, copy.coLast(X));
    for (int event = 0; event < 80; event++) {
      assertEquals(graph.thread(event), copy.thread(event));
      assertEquals(graph.index(event), copy.index(event));
      assertEquals(graph.label(event), copy.label(event));
      assertEquals(graph.location(event), copy.location(event));
      assertEquals(graph.value(event), copy.value(event));
      assertEquals(graph.rf(event), copy.rf(event));
      assertEquals(graph.coPrevious(event), copy.coPrevious(event));
      assertEquals(graph.operand(event), copy.operand(event));
      assertEquals(graph.update(event), copy.update(event));
      assertTrue(copy.isInPrefix(0, event));
    }
    assertFalse(copy.isInPrefix(79, 0));
  }
}

package org.lazymm.explorer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.explorer.graph.Drawing;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Mode;

/** Plain accesses, and objects used and freed. */
class PlainAccessesTest {
  private static final int X = 0;
  private static final int FLAG = 1;
  private static final int OBJECT = 2;

  private final Lkmm lkmm = new Lkmm();

  @ParameterizedTest
  @CsvSource({
    "RELAXED, RELAXED, true",
    "RELEASE, RELAXED, true",
    "RELAXED, ACQUIRE, true",
    "RELEASE, ACQUIRE, false"
  })
  void publishedDataIsReadWithoutARace(Mode publish, Mode subscribe, boolean races) {
    Drawing drawing = new Drawing(2);
    int x = drawing.write(0, X, Mode.PLAIN);
    int flag = drawing.write(0, FLAG, publish);
    drawing.read(1, FLAG, flag, subscribe);
    drawing.read(1, X, x, Mode.PLAIN);
    assertTrue(lkmm.consistent(drawing.graph));
    assertTrue(lkmm.acceptsComplete(drawing.graph));
    assertEquals(races, lkmm.races(drawing.graph));
  }

  @Test
  void publishedDataIsNotMissed() {
    Drawing drawing = new Drawing(2);
    drawing.write(0, X, Mode.PLAIN);
    int flag = drawing.write(0, FLAG, Mode.RELEASE);
    drawing.read(1, FLAG, flag, Mode.ACQUIRE);
    drawing.read(1, X, ExecutionGraph.INITIAL, Mode.PLAIN);
    assertFalse(lkmm.consistent(drawing.graph));
  }

  @Test
  void theInitialWriteRacesWithNothing() {
    Drawing drawing = new Drawing(2);
    drawing.read(0, X, ExecutionGraph.INITIAL, Mode.PLAIN);
    drawing.read(1, X, ExecutionGraph.INITIAL, Mode.PLAIN);
    drawing.write(1, FLAG, Mode.PLAIN);
    assertFalse(lkmm.races(drawing.graph));
  }

  @ParameterizedTest
  @CsvSource({
    "RELAXED, RELAXED, false",
    "RELEASE, RELAXED, false",
    "RELAXED, ACQUIRE, false",
    "RELEASE, ACQUIRE, true"
  })
  void theLastUseComesBeforeTheFreeing(Mode drop, Mode see, boolean ordered) {
    Drawing drawing = new Drawing(2);
    int use = drawing.use(0, OBJECT);
    int flag = drawing.write(0, FLAG, drop);
    drawing.read(1, FLAG, flag, see);
    int free = drawing.free(1, OBJECT);
    assertTrue(lkmm.consistent(drawing.graph));
    assertEquals(ordered, lkmm.orderedBeforeFree(drawing.graph, use, free));
    lkmm.computeHappensBefore(drawing.graph);
    assertEquals(ordered, lkmm.happensBefore(use, free));
    assertFalse(lkmm.happensBefore(free, use));
    assertFalse(lkmm.races(drawing.graph));
  }

  @Test
  void aReferenceCountOrdersUsesBeforeTheFreeing() {
    Drawing drawing = new Drawing(3);
    int first = drawing.use(0, OBJECT);
    drawing.update(0, FLAG, Mode.RELEASE);
    int second = drawing.use(1, OBJECT);
    drawing.update(1, FLAG, Mode.RELAXED);
    int third = drawing.use(2, OBJECT);
    drawing.update(2, FLAG, Mode.FULL);
    int free = drawing.free(2, OBJECT);
    lkmm.computeHappensBefore(drawing.graph);
    assertTrue(lkmm.happensBefore(first, free));
    assertFalse(lkmm.happensBefore(second, free));
    assertTrue(lkmm.happensBefore(third, free));
  }

  @Test
  void anObjectIsFreedAfterAGracePeriod() {
    Drawing drawing = new Drawing(2);
    drawing.fence(0, Fence.RCU_READ_LOCK);
    drawing.read(0, X, ExecutionGraph.INITIAL);
    int use = drawing.use(0, OBJECT);
    drawing.fence(0, Fence.RCU_READ_UNLOCK);
    drawing.write(1, X);
    drawing.fence(1, Fence.SYNCHRONIZE_RCU);
    int free = drawing.free(1, OBJECT);
    assertTrue(lkmm.acceptsComplete(drawing.graph));
    assertTrue(lkmm.orderedBeforeFree(drawing.graph, use, free));
  }

  @Test
  void anObjectIsFreedTooEarlyWithoutASection() {
    Drawing drawing = new Drawing(2);
    drawing.read(0, X, ExecutionGraph.INITIAL);
    int use = drawing.use(0, OBJECT);
    drawing.write(1, X);
    drawing.fence(1, Fence.SYNCHRONIZE_RCU);
    int free = drawing.free(1, OBJECT);
    assertTrue(lkmm.acceptsComplete(drawing.graph));
    assertFalse(lkmm.orderedBeforeFree(drawing.graph, use, free));
  }
}

package org.lazymm.explorer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lazymm.explorer.graph.Drawing;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Fence;

/** Readers that see what came after a grace period, but not what came before it. */
class RcuRelationsTest {
  private static final int X = 0;
  private static final int Y = 1;

  private final Lkmm lkmm = new Lkmm();

  @ParameterizedTest
  @CsvSource({"0, 0, true", "1, 1, false", "2, 2, false", "1, 0, true", "0, 1, true"})
  void aSectionIsBeforeOrAfterAGracePeriod(int locks, int unlocks, boolean allowed) {
    Drawing drawing = new Drawing(2);
    drawing.write(0, X);
    drawing.fence(0, Fence.SYNCHRONIZE_RCU);
    int y = drawing.write(0, Y);
    fences(drawing, 1, locks, Fence.RCU_READ_LOCK);
    drawing.read(1, X, ExecutionGraph.INITIAL);
    drawing.read(1, Y, y);
    fences(drawing, 1, unlocks, Fence.RCU_READ_UNLOCK);
    assertTrue(lkmm.consistent(drawing.graph));
    assertEquals(allowed, lkmm.acceptsComplete(drawing.graph));
  }

  /** Only the inner section is one, and its end comes before the second read. */
  @ParameterizedTest
  @CsvSource({"true, false", "false, true"})
  void whatIsNotEndedIsNoSection(boolean endedBehind, boolean allowed) {
    Drawing drawing = new Drawing(2);
    drawing.write(0, X);
    drawing.fence(0, Fence.SYNCHRONIZE_RCU);
    int y = drawing.write(0, Y);
    fences(drawing, 1, 2, Fence.RCU_READ_LOCK);
    drawing.read(1, X, ExecutionGraph.INITIAL);
    fences(drawing, 1, 1, Fence.RCU_READ_UNLOCK);
    drawing.read(1, Y, y);
    fences(drawing, 1, endedBehind ? 1 : 0, Fence.RCU_READ_UNLOCK);
    assertEquals(allowed, lkmm.acceptsComplete(drawing.graph));
    assertEquals(
        endedBehind ? Set.of() : Set.of(Flag.UNMATCHED_RCU_LOCK), lkmm.flags(drawing.graph));
  }

  private static void fences(Drawing drawing, int thread, int count, Fence fence) {
    for (int each = 0; each < count; each++) {
      drawing.fence(thread, fence);
    }
  }

  @Test
  void twoSectionsInARowAreNotOne() {
    Drawing drawing = new Drawing(2);
    drawing.write(0, X);
    drawing.fence(0, Fence.SYNCHRONIZE_RCU);
    int y = drawing.write(0, Y);
    drawing.fence(1, Fence.RCU_READ_LOCK);
    drawing.read(1, X, ExecutionGraph.INITIAL);
    drawing.fence(1, Fence.RCU_READ_UNLOCK);
    drawing.fence(1, Fence.RCU_READ_LOCK);
    drawing.read(1, Y, y);
    drawing.fence(1, Fence.RCU_READ_UNLOCK);
    assertTrue(lkmm.consistent(drawing.graph));
    assertTrue(lkmm.acceptsComplete(drawing.graph));
  }

  @Test
  void aThreadInASectionWaitsForEver() {
    Drawing drawing = new Drawing(1);
    drawing.fence(0, Fence.RCU_READ_LOCK);
    drawing.fence(0, Fence.SYNCHRONIZE_RCU);
    drawing.fence(0, Fence.RCU_READ_UNLOCK);
    assertFalse(lkmm.acceptsComplete(drawing.graph));
  }

  @Test
  void sectionsBeforeAndAfterAGracePeriodAreFine() {
    Drawing drawing = new Drawing(1);
    drawing.fence(0, Fence.RCU_READ_LOCK);
    drawing.fence(0, Fence.RCU_READ_UNLOCK);
    drawing.fence(0, Fence.SYNCHRONIZE_RCU);
    drawing.fence(0, Fence.RCU_READ_LOCK);
    drawing.fence(0, Fence.RCU_READ_UNLOCK);
    assertTrue(lkmm.acceptsComplete(drawing.graph));
  }

  /** Each thread misses the next one's write; all but the first are in sections. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void eachGracePeriodBalancesOneSection(int gracePeriods) {
    Drawing drawing = new Drawing(3);
    drawing.write(0, 0);
    fences(drawing, 0, gracePeriods, Fence.SYNCHRONIZE_RCU);
    drawing.read(0, 1, ExecutionGraph.INITIAL);
    for (int reader = 1; reader <= 2; reader++) {
      drawing.fence(reader, Fence.RCU_READ_LOCK);
      drawing.write(reader, reader);
      drawing.read(reader, (reader + 1) % 3, ExecutionGraph.INITIAL);
      drawing.fence(reader, Fence.RCU_READ_UNLOCK);
    }
    assertTrue(lkmm.consistent(drawing.graph));
    assertEquals(gracePeriods < 2, lkmm.acceptsComplete(drawing.graph));
  }
}

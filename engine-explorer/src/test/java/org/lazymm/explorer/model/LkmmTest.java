package org.lazymm.explorer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lazymm.explorer.graph.Drawing;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;

/** The weak outcomes of well-known small programs. */
class LkmmTest {
  private static final int X = 0;
  private static final int Y = 1;
  private static final int Z = 2;
  private static final int LOCK = 3;
  private static final int OTHER = 5;

  private final Lkmm lkmm = new Lkmm();

  @ParameterizedTest
  @CsvSource({
    "COMPILER, COMPILER, true",
    "MB, COMPILER, true",
    "WMB, MB, true",
    "RMB, RMB, true",
    "MB, MB, false",
    "MB, SYNCHRONIZE_RCU, false",
    "SYNCHRONIZE_RCU, SYNCHRONIZE_RCU, false"
  })
  void bothMissTheStoreOfTheOther(Fence left, Fence right, boolean allowed) {
    for (int padding = 0; padding <= 80; padding += 40) {
      Drawing drawing = new Drawing(3);
      pad(drawing, 2, padding);
      drawing.write(0, X);
      drawing.fence(0, left);
      drawing.read(0, Y, ExecutionGraph.INITIAL);
      drawing.write(1, Y);
      drawing.fence(1, right);
      drawing.read(1, X, ExecutionGraph.INITIAL);
      assertEquals(allowed, lkmm.consistent(drawing.graph) && lkmm.acceptsComplete(drawing.graph));
    }
  }

  private static void pad(Drawing drawing, int thread, int events) {
    for (int event = 0; event < events; event++) {
      drawing.read(thread, OTHER, ExecutionGraph.INITIAL);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RELAXED, false, false, true",
    "FULL, false, false, false",
    "FULL, true, false, true",
    "ACQUIRE, false, false, true",
    "RELEASE, false, false, true",
    "NO_RETURN, false, false, true",
    "NO_RETURN, false, true, false",
    "RELAXED, true, true, false"
  })
  void updatesAreFullBarriersIfTheySucceed(
      Mode mode, boolean failed, boolean fenced, boolean allowed) {
    Drawing drawing = new Drawing(2);
    drawing.write(0, X);
    if (failed) {
      drawing.failedUpdate(0, Z, ExecutionGraph.INITIAL, mode);
    } else {
      drawing.update(0, Z, mode);
    }
    if (fenced) {
      drawing.fence(0, Fence.AFTER_ATOMIC);
    }
    drawing.read(0, Y, ExecutionGraph.INITIAL);
    drawing.write(1, Y);
    drawing.fence(1, Fence.MB);
    drawing.read(1, X, ExecutionGraph.INITIAL);
    assertEquals(allowed, lkmm.consistent(drawing.graph));
  }

  @ParameterizedTest
  @CsvSource({
    "COMPILER, COMPILER, true",
    "WMB, COMPILER, true",
    "COMPILER, RMB, true",
    "RMB, WMB, true",
    "WMB, RMB, false",
    "MB, MB, false",
    "WMB, MB, false"
  })
  void theMessageArrivesWithoutWhatItAnnounces(Fence left, Fence right, boolean allowed) {
    Drawing drawing = new Drawing(2);
    drawing.write(0, X);
    drawing.fence(0, left);
    int flag = drawing.write(0, Y);
    drawing.read(1, Y, flag);
    drawing.fence(1, right);
    drawing.read(1, X, ExecutionGraph.INITIAL);
    assertEquals(allowed, lkmm.consistent(drawing.graph));
  }

  @Test
  void anAddressDependencyOrdersReads() {
    Drawing drawing = new Drawing(2);
    drawing.write(0, X);
    int flag = drawing.write(0, Y, Mode.RELEASE);
    drawing.read(1, Y, flag);
    int dependent = drawing.read(1, X, ExecutionGraph.INITIAL);
    assertTrue(lkmm.consistent(drawing.graph));
    drawing.graph.depend(dependent, 0, 0, 1);
    assertTrue(lkmm.consistent(drawing.graph));
    drawing.graph.depend(dependent, 1, 0, 0);
    assertFalse(lkmm.consistent(drawing.graph));
  }

  @Test
  void anUpdateDependsOnWhatItsOperandComesFrom() {
    Drawing drawing = new Drawing(2);
    int last = drawing.write(0, X);
    int flag = drawing.write(0, Y, Mode.RELEASE);
    drawing.read(1, Y, flag);
    drawing.graph.unplace(last);
    int update = drawing.update(1, X, Mode.RELAXED);
    drawing.graph.placeAfter(last, update);
    assertTrue(lkmm.consistent(drawing.graph));
    drawing.graph.depend(drawing.graph.rmwRead(update), 0, 1, 0);
    assertFalse(lkmm.consistent(drawing.graph));
  }

  @ParameterizedTest
  @CsvSource({
    "ADD, false",
    "AND, false",
    "OR, false",
    "EXCHANGE, true",
    "COMPARE_EXCHANGE, true",
    "ADD_UNLESS, true"
  })
  void whatAnUpdateComputesDependsOnWhatItRead(Update update, boolean allowed) {
    Drawing drawing = new Drawing(2);
    drawing.write(0, X);
    drawing.write(0, Y, Mode.RELEASE);
    int sum = drawing.update(1, Y, Mode.NO_RETURN);
    drawing.graph.operands(drawing.graph.rmwRead(sum), update, 1, 0);
    drawing.read(1, Y, sum, Mode.ACQUIRE);
    drawing.read(1, X, ExecutionGraph.INITIAL);
    assertEquals(allowed, lkmm.consistent(drawing.graph));
  }

  @Test
  void noValueComesOutOfThinAir() {
    Drawing drawing = new Drawing(2);
    int first = drawing.read(0, X, ExecutionGraph.INITIAL);
    int second = drawing.write(0, Y);
    drawing.read(1, Y, second);
    int last = drawing.write(1, X);
    drawing.graph.readFrom(first, last, 0);
    assertFalse(lkmm.consistent(drawing.graph));
  }

  @ParameterizedTest
  @CsvSource({"COMPILER, true", "RMB, true", "MB, false"})
  void readersDisagreeOnTheOrderOfIndependentWrites(Fence fence, boolean allowed) {
    Drawing drawing = new Drawing(4);
    int x = drawing.write(0, X);
    int y = drawing.write(1, Y);
    drawing.read(2, X, x);
    drawing.fence(2, fence);
    drawing.read(2, Y, ExecutionGraph.INITIAL);
    drawing.read(3, Y, y);
    drawing.fence(3, fence);
    drawing.read(3, X, ExecutionGraph.INITIAL);
    assertEquals(allowed, lkmm.consistent(drawing.graph));
  }

  @ParameterizedTest
  @CsvSource({"RELAXED, true", "RELEASE, false"})
  void aReleasePassesOnWhatItsThreadHasSeen(Mode mode, boolean allowed) {
    Drawing drawing = new Drawing(3);
    int x = drawing.write(0, X);
    drawing.read(1, X, x);
    int y = drawing.write(1, Y, mode);
    drawing.read(2, Y, y);
    drawing.fence(2, Fence.RMB);
    drawing.read(2, X, ExecutionGraph.INITIAL);
    assertEquals(allowed, lkmm.consistent(drawing.graph));
  }

  @ParameterizedTest
  @CsvSource({"RELAXED", "NO_RETURN"})
  void aReleaseReachesThroughUpdates(Mode mode) {
    Drawing drawing = new Drawing(3);
    drawing.write(0, X);
    drawing.write(0, Y, Mode.RELEASE);
    int update = drawing.update(1, Y, mode);
    drawing.read(2, Y, update, Mode.ACQUIRE);
    drawing.read(2, X, ExecutionGraph.INITIAL);
    assertFalse(lkmm.consistent(drawing.graph));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fence.class,
      names = {"COMPILER", "AFTER_SPINLOCK", "AFTER_UNLOCK_LOCK"})
  void handingALockOverIsNoFullBarrier(Fence fence) {
    Drawing drawing = new Drawing(3);
    drawing.lock(0, LOCK);
    drawing.write(0, X);
    int y = drawing.write(0, Y);
    drawing.unlock(0, LOCK);
    drawing.lock(1, LOCK);
    drawing.fence(1, fence);
    drawing.read(1, Y, y);
    int z = drawing.write(1, Z);
    drawing.unlock(1, LOCK);
    // The first write to z is overwritten by a third thread that misses the one to x.
    drawing.write(2, Z);
    drawing.fence(2, Fence.MB);
    drawing.read(2, X, ExecutionGraph.INITIAL);
    assertEquals(fence == Fence.COMPILER, lkmm.consistent(drawing.graph));
    assertEquals(z, drawing.graph.coFirst(Z));
  }

  /** On one CPU the locks may be two; the fence stands behind the second. */
  @ParameterizedTest
  @CsvSource({
    "true, true, COMPILER, true",
    "true, true, AFTER_UNLOCK_LOCK, false",
    "false, true, AFTER_UNLOCK_LOCK, false",
    "false, false, AFTER_UNLOCK_LOCK, true"
  })
  void anUnlockAndALockAreAFullBarrierWithTheFence(
      boolean sameLock, boolean behind, Fence fence, boolean allowed) {
    Drawing drawing = new Drawing(2);
    drawing.lock(0, LOCK);
    drawing.write(0, X);
    drawing.unlock(0, LOCK);
    if (!behind) {
      drawing.fence(0, fence);
    }
    drawing.lock(0, sameLock ? LOCK : OTHER);
    if (behind) {
      drawing.fence(0, fence);
    }
    drawing.read(0, Y, ExecutionGraph.INITIAL);
    drawing.write(1, Y);
    drawing.fence(1, Fence.MB);
    drawing.read(1, X, ExecutionGraph.INITIAL);
    assertEquals(allowed, lkmm.consistent(drawing.graph));
  }

  @Test
  void aLockedReaderMissesNothingUnlockedBefore() {
    Drawing drawing = new Drawing(2);
    drawing.lock(0, LOCK);
    drawing.write(0, X);
    drawing.unlock(0, LOCK);
    drawing.lock(1, LOCK);
    drawing.read(1, X, ExecutionGraph.INITIAL);
    assertFalse(lkmm.consistent(drawing.graph));
  }

  @Test
  void readsOfALocationNeverGoBack() {
    Drawing drawing = new Drawing(2);
    int x = drawing.write(0, X);
    drawing.read(1, X, x);
    drawing.read(1, X, ExecutionGraph.INITIAL);
    assertFalse(lkmm.consistent(drawing.graph));
  }

  @Test
  void noWriteComesBetweenTheHalvesOfAnUpdate() {
    Drawing drawing = new Drawing(2);
    int update = drawing.update(0, X, Mode.RELAXED);
    int write = drawing.write(1, X);
    assertTrue(lkmm.consistent(drawing.graph));
    drawing.graph.unplace(write);
    drawing.graph.placeAfter(write, ExecutionGraph.INITIAL);
    assertFalse(lkmm.consistent(drawing.graph));
    assertEquals(update, drawing.graph.coLast(X));
  }
}

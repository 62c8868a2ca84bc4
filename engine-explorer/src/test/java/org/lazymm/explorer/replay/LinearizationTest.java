package org.lazymm.explorer.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.lazymm.explorer.graph.Drawing;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Mode;

class LinearizationTest {
  private static final int X = 0;
  private static final int Y = 1;

  private static int[] told(Drawing drawing) {
    return Linearization.of(drawing.graph, ExecutionGraph.NONE, ExecutionGraph.NONE);
  }

  @Test
  void itStaysWithOneCpuAsLongAsItCan() {
    Drawing drawing = new Drawing(2);
    int first = drawing.write(0, X);
    int other = drawing.write(1, Y);
    int second = drawing.write(0, X);
    int otherSecond = drawing.write(1, Y);
    assertArrayEquals(new int[] {first, second, other, otherSecond}, told(drawing));
  }

  @Test
  void aReadComesAfterTheWriteThatItReads() {
    Drawing drawing = new Drawing(2);
    int write = drawing.write(1, X);
    int read = drawing.read(0, X, write);
    assertArrayEquals(new int[] {write, read}, told(drawing));
  }

  @Test
  void aWriteComesAfterThoseBeforeItInTheOrderOfWrites() {
    Drawing drawing = new Drawing(2);
    int first = drawing.write(1, X);
    int second = drawing.write(0, X);
    assertArrayEquals(new int[] {first, second}, told(drawing));
  }

  @Test
  void aReadOfAnOlderWriteComesBeforeTheNewerOne() {
    Drawing drawing = new Drawing(2);
    int write = drawing.write(0, X);
    int read = drawing.read(1, X, ExecutionGraph.INITIAL);
    assertArrayEquals(new int[] {read, write}, told(drawing));
  }

  @Test
  void readsOfOtherCellsHoldNothingUp() {
    Drawing drawing = new Drawing(2);
    int write = drawing.write(0, X);
    int read = drawing.read(1, Y, ExecutionGraph.INITIAL);
    assertArrayEquals(new int[] {write, read}, told(drawing));
  }

  @Test
  void anUpdateIsOneStep() {
    Drawing drawing = new Drawing(2);
    int write = drawing.update(0, X, Mode.FULL);
    int otherWrite = drawing.update(1, X, Mode.FULL);
    int after = drawing.write(0, Y);
    // The second CPU's update reads the first one's.
    assertArrayEquals(
        new int[] {write - 1, write, after, otherWrite - 1, otherWrite}, told(drawing));
  }

  @Test
  void anUpdateThatComesFirstInTheOrderOfWritesComesFirst() {
    Drawing drawing = new Drawing(2);
    int write = drawing.update(1, X, Mode.FULL);
    int later = drawing.write(0, X);
    assertArrayEquals(new int[] {write - 1, write, later}, told(drawing));
  }

  @Test
  void anUpdateWaitsForReadsOfWhatItReplaces() {
    Drawing drawing = new Drawing(2);
    int write = drawing.update(0, X, Mode.FULL);
    int read = drawing.read(1, X, ExecutionGraph.INITIAL);
    assertArrayEquals(new int[] {read, write - 1, write}, told(drawing));
  }

  @Test
  void whatIsToComeLateDoesIfItCan() {
    Drawing drawing = new Drawing(2);
    int late = drawing.free(0, X);
    int before = drawing.write(1, Y);
    int early = drawing.use(1, X);
    assertArrayEquals(
        new int[] {before, early, late}, Linearization.of(drawing.graph, late, early));
    assertArrayEquals(
        new int[] {late, before, early},
        Linearization.of(drawing.graph, ExecutionGraph.NONE, early));
    assertArrayEquals(
        new int[] {late, before, early},
        Linearization.of(drawing.graph, late, ExecutionGraph.NONE));
  }

  @Test
  void whatIsToComeLateComesEarlyIfItMust() {
    Drawing drawing = new Drawing(2);
    int late = drawing.write(0, X);
    int read = drawing.read(1, X, late);
    int early = drawing.use(1, Y);
    assertArrayEquals(new int[] {late, read, early}, Linearization.of(drawing.graph, late, early));
  }

  @Test
  void storeBufferingIsToldAgainstTheOrderOfReads() {
    Drawing drawing = new Drawing(2);
    int x = drawing.write(0, X);
    int y = drawing.write(1, Y);
    int readY = drawing.read(0, Y, ExecutionGraph.INITIAL);
    int readX = drawing.read(1, X, ExecutionGraph.INITIAL);
    assertArrayEquals(new int[] {x, readY, y, readX}, told(drawing));
  }

  @Test
  void aCycleOfProgramOrderAndReadsFromCannotBeTold() {
    Drawing drawing = new Drawing(2);
    int readX = drawing.read(0, X, ExecutionGraph.INITIAL);
    int y = drawing.write(0, Y);
    int readY = drawing.read(1, Y, y);
    int x = drawing.write(1, X);
    drawing.graph.readFrom(readX, x, 0);
    drawing.graph.readFrom(readY, y, 0);
    assertThrows(IllegalStateException.class, () -> told(drawing));
  }

  @Test
  void whoeverIsReadyGoesOnIfNobodyCanSmoothly() {
    Drawing drawing = new Drawing(2);
    int x = drawing.write(1, X);
    int y = drawing.write(1, Y);
    int readY = drawing.read(0, Y, y);
    int readX = drawing.read(0, X, ExecutionGraph.INITIAL);
    assertArrayEquals(new int[] {x, y, readY, readX}, told(drawing));
  }

  @Test
  void theFirstEventOfAllMayBeTheEarlyOne() {
    Drawing drawing = new Drawing(2);
    int early = drawing.use(1, X);
    int late = drawing.free(0, X);
    assertArrayEquals(new int[] {early, late}, Linearization.of(drawing.graph, late, early));
  }
}

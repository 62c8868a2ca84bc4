package org.lazymm.explorer.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GraphRestrictionTest {
  private static final int X = 0;
  private static final int Y = 1;

  private final Drawing drawing = new Drawing(3);
  private final ExecutionGraph to = new ExecutionGraph(3);
  private final GraphRestriction cut = new GraphRestriction();

  private int lastWrite(int thread, int location) {
    return drawing.graph.add(thread, Label.WRITE, location);
  }

  @Test
  void whatTheWriteFollowsFromIsKeptAndTheRestIsDropped() {
    int read = drawing.read(0, X, ExecutionGraph.INITIAL);
    int dropped = drawing.write(0, Y);
    int kept = drawing.write(1, Y);
    int keptRead = drawing.read(2, Y, kept);
    int write = lastWrite(2, X);

    cut.restrict(drawing.graph, read, write, to, location -> 0);

    assertEquals(4, to.size());
    assertEquals(1, to.size(0));
    assertEquals(1, to.size(1));
    assertEquals(2, to.size(2));
    assertEquals(ExecutionGraph.NONE, cut.renumbered(dropped));
    assertEquals(0, cut.renumbered(read));
    assertEquals(cut.renumbered(kept), to.rf(cut.renumbered(keptRead)));
    assertEquals(cut.renumbered(kept), to.coFirst(Y));
    assertEquals(cut.renumbered(kept), to.coLast(Y));
    assertTrue(to.is(cut.renumbered(write), Label.WRITE));
    assertTrue(to.isInPrefix(cut.renumbered(kept), cut.renumbered(write)));
    assertFalse(to.isInPrefix(cut.renumbered(read), cut.renumbered(write)));
  }

  @Test
  void whatCameBeforeTheReadIsKeptWhateverItIs() {
    int before = drawing.write(1, Y);
    int read = drawing.read(0, X, ExecutionGraph.INITIAL);
    int after = drawing.write(1, Y);
    int write = lastWrite(2, X);

    cut.restrict(drawing.graph, read, write, to, location -> 0);

    assertEquals(3, to.size());
    assertEquals(before, cut.renumbered(before));
    assertEquals(ExecutionGraph.NONE, cut.renumbered(after));
    assertEquals(cut.renumbered(before), to.coLast(Y));
  }

  @Test
  void biggerGraphsAreCutAsWell() {
    int read = drawing.read(0, X, ExecutionGraph.INITIAL);
    for (int event = 0; event < 100; event++) {
      drawing.write(1, Y);
    }
    int write = lastWrite(1, X);
    cut.restrict(drawing.graph, read, write, to, location -> 0);
    assertEquals(102, to.size());
    assertEquals(101, cut.renumbered(write));
    assertEquals(100, to.coLast(Y));
  }
}

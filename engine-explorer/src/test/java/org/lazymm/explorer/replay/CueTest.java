package org.lazymm.explorer.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.graph.Drawing;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Graph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.replay.ExecutionEvent.Kind;
import org.lazymm.explorer.scenario.CellRole;

class CueTest {
  private static final int X = 0;

  @Test
  void eventsAreNamedByTheirPlacesInTheOrderGiven() {
    Drawing drawing = new Drawing(2);
    int first = drawing.write(0, X);
    int second = drawing.write(0, X);
    int barrier = drawing.fence(1, Fence.MB);
    int read = drawing.read(1, X, first);
    int initial = drawing.read(0, 1, Graph.INITIAL);

    List<Cue> cues = Cue.of(drawing.graph, new int[] {barrier, first, read, second, initial});

    assertEquals(
        List.of(
            new Cue(1, Label.of(Fence.MB), "", Graph.NONE, Graph.NONE),
            new Cue(0, Label.WRITE, "", Graph.NONE, Graph.INITIAL),
            new Cue(1, Label.READ, "", 1, Graph.NONE),
            new Cue(0, Label.WRITE, "", Graph.NONE, 1),
            new Cue(0, Label.READ, "", Graph.INITIAL, Graph.NONE)),
        cues);
  }

  private static ExecutionEvent event(
      int cpu, Kind kind, String order, String cell, int readsFrom, int before) {
    return new ExecutionEvent(
        0,
        cpu,
        0,
        kind,
        order,
        cell,
        CellRole.ORDINARY,
        -1,
        "1",
        readsFrom,
        before,
        "",
        "",
        "",
        -1,
        "");
  }

  @Test
  void recordedEventsKeepTheirCellsAndTheirOrders() {
    assertEquals(
        List.of(
            new Cue(1, Label.WRITE | Label.RELEASE, "x", Graph.NONE, Graph.INITIAL),
            new Cue(0, Label.READ | Label.ACQUIRE, "x", 0, Graph.NONE),
            new Cue(0, Label.of(Fence.RMB), "", Graph.NONE, Graph.NONE)),
        Cue.of(
            List.of(
                event(1, Kind.WRITE, "release", "x", -2, -1),
                event(0, Kind.READ, "acquire", "x", 0, -2),
                event(0, Kind.BARRIER, "", "smp_rmb", -2, -2))));
  }
}

package org.lazymm.explorer.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.graph.Drawing;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Fence;
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
    int initial = drawing.read(0, 1, ExecutionGraph.INITIAL);

    List<ScheduledEvent> cues =
        ScheduledEvent.of(drawing.graph, new int[] {barrier, first, read, second, initial});

    assertEquals(
        List.of(
            new ScheduledEvent(1, Label.of(Fence.MB), "", ExecutionGraph.NONE, ExecutionGraph.NONE),
            new ScheduledEvent(0, Label.WRITE, "", ExecutionGraph.NONE, ExecutionGraph.INITIAL),
            new ScheduledEvent(1, Label.READ, "", 1, ExecutionGraph.NONE),
            new ScheduledEvent(0, Label.WRITE, "", ExecutionGraph.NONE, 1),
            new ScheduledEvent(0, Label.READ, "", ExecutionGraph.INITIAL, ExecutionGraph.NONE)),
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
            new ScheduledEvent(
                1, Label.WRITE | Label.RELEASE, "x", ExecutionGraph.NONE, ExecutionGraph.INITIAL),
            new ScheduledEvent(0, Label.READ | Label.ACQUIRE, "x", 0, ExecutionGraph.NONE),
            new ScheduledEvent(
                0, Label.of(Fence.RMB), "", ExecutionGraph.NONE, ExecutionGraph.NONE)),
        ScheduledEvent.of(
            List.of(
                event(1, Kind.WRITE, "release", "x", -2, -1),
                event(0, Kind.READ, "acquire", "x", 0, -2),
                event(0, Kind.BARRIER, "", "smp_rmb", -2, -2))));
  }
}

package org.lazymm.explorer.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.replay.ExecutionEvent.Kind;
import org.lazymm.explorer.scenario.CellRole;

class EventLabelTest {
  private static ExecutionEvent event(Kind kind, String order, String cell) {
    return new ExecutionEvent(
        0, 0, 0, kind, order, cell, CellRole.ORDINARY, -1, "", -2, -2, "", "", "", -1, "");
  }

  private static List<Integer> labels() {
    List<Integer> labels = new ArrayList<>();
    for (Mode mode : List.of(Mode.RELAXED, Mode.ACQUIRE, Mode.RELEASE, Mode.FULL, Mode.NO_RETURN)) {
      labels.add(Label.READ | Label.RMW | mode.label());
      labels.add(Label.WRITE | Label.RMW | mode.label());
      labels.add(Label.READ | mode.label());
      labels.add(Label.WRITE | mode.label());
    }
    for (Mode mode : List.of(Mode.RELAXED, Mode.ACQUIRE)) {
      labels.add(Label.READ | Label.AWAIT | mode.label());
      labels.add(Label.READ | Label.AWAIT | Label.IDLE | mode.label());
    }
    labels.addAll(List.of(Label.USE, Label.FREE, Label.FREE | Label.ALLOC));
    return labels;
  }

  @ParameterizedTest
  @MethodSource("labels")
  void aLabelIsWhatItsWordsSay(int label) {
    ExecutionEvent told = event(EventLabel.kind(label), EventLabel.order(label), "x");
    assertEquals(label, EventLabel.of(told));
  }

  @ParameterizedTest
  @CsvSource({"MB, smp_mb", "RMB, smp_rmb", "WMB, smp_wmb"})
  void aBarrierIsNamed(Fence fence, String name) {
    int label = Label.of(fence);
    assertEquals(Kind.BARRIER, EventLabel.kind(label));
    assertEquals("", EventLabel.order(label));
    assertEquals(name, EventLabel.fence(label));
    assertEquals(label, EventLabel.of(event(Kind.BARRIER, "", name)));
  }

  @Test
  void kindsAreToldApart() {
    assertEquals(Kind.READ, EventLabel.kind(Label.READ));
    assertEquals(Kind.WRITE, EventLabel.kind(Label.WRITE));
    assertEquals(Kind.UPDATE_READ, EventLabel.kind(Label.READ | Label.RMW));
    assertEquals(Kind.UPDATE_WRITE, EventLabel.kind(Label.WRITE | Label.RMW));
    assertEquals(Kind.AWAIT, EventLabel.kind(Label.READ | Label.AWAIT));
    assertEquals(Kind.IDLE, EventLabel.kind(Label.READ | Label.AWAIT | Label.IDLE));
    assertEquals(Kind.USE, EventLabel.kind(Label.USE));
    assertEquals(Kind.FREE, EventLabel.kind(Label.FREE));
    assertEquals(Kind.ALLOC, EventLabel.kind(Label.FREE | Label.ALLOC));
  }

  @Test
  void onlyAccessesHaveAnOrder() {
    assertEquals("relaxed", EventLabel.order(Label.READ));
    assertEquals("acquire", EventLabel.order(Label.READ | Label.ACQUIRE));
    assertEquals("release", EventLabel.order(Label.WRITE | Label.RELEASE));
    assertEquals("full", EventLabel.order(Label.READ | Label.RMW | Label.FULL));
    assertEquals("no-return", EventLabel.order(Label.WRITE | Label.RMW | Label.NO_RETURN));
    assertEquals("", EventLabel.order(Label.USE));
    assertEquals("", EventLabel.order(Label.FREE));
  }

  @Test
  void whatIsNotKnownIsRefused() {
    assertEquals(
        "order 'strong' is not known; expected relaxed, acquire, release, full or no-return",
        assertThrows(
                IllegalArgumentException.class,
                () -> EventLabel.of(event(Kind.READ, "strong", "x")))
            .getMessage());
    assertEquals(
        "barrier 'dmb' is not known; expected smp_mb, smp_rmb or smp_wmb",
        assertThrows(
                IllegalArgumentException.class, () -> EventLabel.of(event(Kind.BARRIER, "", "dmb")))
            .getMessage());
  }
}

package org.lazymm.simulator.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class KnobTest {

  @Test
  void aDefaultThatIsNotAllowedIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Knob("pairs", "pairs", 0, 1, 9));
    assertThrows(IllegalArgumentException.class, () -> new Knob("pairs", "pairs", 10, 1, 9));
    assertEquals(9, new Knob("pairs", "pairs", 9, 1, 9).defaultValue());
  }

  @Test
  void aKnobWithoutNameOrSummaryIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Knob(" ", "pairs", 1, 1, 9));
    assertThrows(IllegalArgumentException.class, () -> new Knob("pairs", " ", 1, 1, 9));
  }

  @Test
  void theSummarySaysTheUnit() {
    assertEquals("work, ns", Knob.nanoseconds("work", "work", 5).summary());
    assertEquals("moved, per cent", Knob.percent("migrate", "moved", 5).summary());
    assertEquals(100, Knob.percent("migrate", "moved", 5).most());
  }
}

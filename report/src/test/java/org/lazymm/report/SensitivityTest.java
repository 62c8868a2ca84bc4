package org.lazymm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SensitivityTest {

  @Test
  void theSwingIsTheFactorBetweenTheLeadsWhicheverIsGreater() {
    assertEquals(4, figure("ipi.first", 0.5, 2).swing());
    assertEquals(4, figure("ipi.first", 2, 0.5).swing());
    assertEquals(1, figure("ipi.first", 3, 3).swing());
  }

  @Test
  void aLeadIsAFiniteNumberAndTheFigureHasAName() {
    assertThrows(IllegalArgumentException.class, () -> figure("ipi.first", Double.NaN, 1));
    assertThrows(
        IllegalArgumentException.class, () -> figure("ipi.first", 1, Double.POSITIVE_INFINITY));
    assertThrows(IllegalArgumentException.class, () -> figure(" ", 1, 1));
  }

  private static Sensitivity figure(String name, double atLow, double atHigh) {
    return new Sensitivity(
        "w", "p", 8, "rcu", "fullbarrier", name, "ns", 1, 2, atLow, atHigh, OptionalDouble.empty());
  }
}

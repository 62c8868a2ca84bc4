package org.lazymm.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ScaleTest {

  @Property
  void whatItCoversIsWithinItsEnds(
      @ForAll @DoubleRange(min = 0, max = 1e15) double one,
      @ForAll @DoubleRange(min = 0, max = 1e15) double other) {
    Assume.that(one == 0 || one > 1e-9);
    double low = Math.min(one, other);
    double high = Math.max(one, other);
    Scale scale = Scale.covering(low, high);
    assertTrue(scale.position(Math.max(low, scale.low())) >= -1e-9);
    assertTrue(scale.position(high) <= 1 + 1e-9);
    List<Double> ticks = scale.ticks();
    assertTrue(ticks.size() >= 2 && ticks.size() <= 30, () -> scale + " " + ticks);
    assertEquals(ticks.stream().sorted().toList(), ticks);
    ticks.forEach(
        tick -> assertTrue(scale.position(tick) >= -1e-6 && scale.position(tick) <= 1 + 1e-6));
  }

  @Test
  void manyDecadesHaveATickEach() {
    assertEquals(List.of(1.0, 10.0, 100.0, 1000.0), Scale.covering(1, 1000).ticks());
  }

  @Test
  void fewDecadesHaveTicksBetween() {
    assertEquals(List.of(1.0, 2.0, 5.0, 10.0, 20.0, 50.0), Scale.covering(1, 50).ticks());
  }

  @Test
  void amountsThatDifferLittleStartAtZero() {
    Scale scale = Scale.covering(3, 9);
    assertFalse(scale.isLogarithmic());
    assertEquals(0, scale.low());
    assertEquals(List.of(0.0, 2.0, 4.0, 6.0, 8.0, 10.0), scale.ticks());
  }
}

package org.lazymm.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lazymm.report.Metric;
import org.lazymm.report.Metrics;

class DifferenceTest {
  private static final Metric TIME = Metrics.TIME_KERNEL;

  @Test
  void eachDrawIsComparedWithTheSameDraw() {
    Optional<Difference> found = Difference.of(draws(100, 5000, 20), draws(90, 4990, 10));
    assertEquals(Optional.of(new Difference(10, 10, 10)), found);
  }

  @Test
  void aDrawThatOnlyOneHasIsLeftOut() {
    SortedMap<Integer, Double> other = draws(90, 0, 10);
    other.remove(1);
    other.put(7, 1e9);
    assertEquals(
        Optional.of(new Difference(10, 10, 10)), Difference.of(draws(100, 5000, 20), other));
  }

  @Test
  void withoutADrawThatBothHaveThereIsNone() {
    SortedMap<Integer, Double> other = draws(1, 2);
    other.remove(0);
    assertEquals(Optional.empty(), Difference.of(draws(1), other));
    assertEquals(Optional.empty(), Difference.of(draws(), draws(1)));
    assertEquals(Optional.empty(), Difference.of(draws(1), draws()));
  }

  @Test
  void itIsTheMedianAndWhatNineTenthsOfTheDrawsLieIn() {
    SortedMap<Integer, Double> scheme = new TreeMap<>();
    SortedMap<Integer, Double> other = new TreeMap<>();
    for (int draw = 0; draw <= 20; draw++) {
      scheme.put(draw, 1000.0 * draw);
      other.put(draw, 1000.0 * draw + 10 - draw);
    }
    assertEquals(Optional.of(new Difference(-9, 0, 9)), Difference.of(scheme, other));
  }

  @Test
  void moreHasAPlusAndLessAMinus() {
    assertEquals("+20 ns", new Difference(20, 20, 20).text(TIME));
    assertEquals("-20 ns", new Difference(-20, -20, -20).text(TIME));
    assertEquals("+2 ns (-30 ns..+1.50 us)", new Difference(-30, 2, 1500).text(TIME));
  }

  @Test
  void whatIsTooSmallToReadIsNothing() {
    assertEquals("0", new Difference(-0.01, 0, 0.01).text(TIME));
    assertTrue(new Difference(-0.01, 0, 0.01).isNothing(TIME));
    assertFalse(new Difference(-0.01, 0, 0.4).isNothing(TIME));
    assertFalse(new Difference(-0.4, 0, 0.01).isNothing(TIME));
    assertEquals("0 (0..+0.4 ns)", new Difference(-0.01, 0, 0.4).text(TIME));
  }

  @Test
  void endsThatReadTheSameAreNotShown() {
    assertEquals("+20.2 ns", new Difference(20.21, 20.22, 20.23).text(TIME));
  }

  private static SortedMap<Integer, Double> draws(double... values) {
    SortedMap<Integer, Double> draws = new TreeMap<>();
    for (int draw = 0; draw < values.length; draw++) {
      draws.put(draw, values[draw]);
    }
    return draws;
  }
}

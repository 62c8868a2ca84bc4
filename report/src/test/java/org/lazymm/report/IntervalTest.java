package org.lazymm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {

  @Test
  void nineTenthsOfTheDrawsLieBetweenTheEnds() {
    double[] draws = IntStream.rangeClosed(0, 100).mapToDouble(draw -> 10.0 * draw).toArray();
    assertEquals(new Interval(50, 500, 950), Interval.over(draws));
  }

  @Test
  void theOrderOfTheDrawsDoesNotMatterAndIsKept() {
    double[] draws = {30, 10, 20};
    assertEquals(20, Interval.over(draws).median());
    assertEquals(Interval.over(10, 20, 30), Interval.over(draws));
    assertEquals(30, draws[0]);
  }

  @Test
  void betweenTwoDrawsTheEndsAreInterpolated() {
    Interval two = Interval.over(100, 200);
    assertEquals(105, two.low(), 1e-9);
    assertEquals(150, two.median(), 1e-9);
    assertEquals(195, two.high(), 1e-9);
  }

  @Test
  void oneDrawIsANumberWithoutWidth() {
    assertEquals(Interval.of(7), Interval.over(7));
    assertTrue(Interval.over(7).isSingle());
    assertFalse(Interval.over(7, 8).isSingle());
  }

  @Test
  void onlyNothingIsZero() {
    assertTrue(Interval.over(0, 0).isZero());
    assertFalse(new Interval(0, 0, 1).isZero());
  }

  @Test
  void aQuantileAtAnInfiniteNumberIsInfiniteAndBelowItIsNot() {
    double[] sorted = {1, 2, Double.POSITIVE_INFINITY};
    assertEquals(2, Interval.quantile(sorted, 0.5));
    assertEquals(Double.POSITIVE_INFINITY, Interval.quantile(sorted, 1));
    assertEquals(1, Interval.quantile(sorted, 0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
  void itsEndsAreFiniteAndNotNegative(double bad) {
    assertThrows(IllegalArgumentException.class, () -> Interval.over(bad, bad));
    assertThrows(IllegalArgumentException.class, () -> new Interval(0, 0, bad));
  }

  @Test
  void theThreeAreInOrder() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> new Interval(1, 3, 2));
    assertEquals("interval 1.0..2.0 with median 3.0: not in order", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Interval(2, 1, 3));
  }

  @Test
  void oneIsBelowAnotherIfTheyLieApartByTheResolutionOfTheModel() {
    Interval low = new Interval(80, 90, 100);
    assertTrue(low.isBelow(new Interval(105, 110, 120)));
    assertFalse(low.isBelow(new Interval(104, 110, 120)));
    assertFalse(low.isBelow(new Interval(95, 110, 120)));
    assertFalse(new Interval(105, 110, 120).isBelow(low));
    assertFalse(Interval.of(0).isBelow(Interval.of(0)));
  }
}

package org.lazymm.simulator.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredTest {

  @Test
  void theMedianIsInTheMiddleAndATenthLiesBeyondEachEnd() {
    double[] results = IntStream.rangeClosed(0, 20).mapToDouble(i -> 20 - i).toArray();
    assertEquals(new Measured(10, 2, 18, 21), Measured.of(results));
  }

  @Test
  void placesBetweenTwoResultsAreBetweenThem() {
    assertEquals(new Measured(1.5, 1.1, 1.9, 2), Measured.of(2, 1));
    assertEquals(new Measured(7, 7, 7, 1), Measured.of(7));
  }

  @Test
  void twoDisturbedResultsOfManyLeaveItAlone() {
    double[] results = IntStream.range(0, 21).mapToDouble(i -> i < 2 ? 1_000 : 5).toArray();
    assertEquals(new Measured(5, 5, 5, 21), Measured.of(results));
  }

  @Test
  void theSpreadIsAShareOfTheMedian() {
    assertEquals(0.5, new Measured(10, 8, 13, 21).spread(), 1e-9);
    assertEquals(0, new Measured(0, 0, 0, 1).spread());
  }

  @Test
  void whatIsNotAboveZeroNearlyAlwaysCannotBeToldFromNothing() {
    assertTrue(new Measured(0.2, 0.1, 0.3, 21).isAboveZero());
    assertFalse(new Measured(0.2, -0.1, 0.3, 21).isAboveZero());
  }

  @Test
  void itsTextNamesRepetitionsAndSpread() {
    Measured measured = new Measured(2.5, 2.4, 12.34, 21);
    assertEquals("median of 21, 2.40 to 12.3", measured.text());
    assertEquals("(2.40 to 12.3)", measured.spreadText());
  }

  @ParameterizedTest
  @CsvSource({"0.4, 0.40", "9.994, 9.99", "47.52, 47.5", "133000, 133000", "-1.5, -1.50"})
  void numbersHaveThreeDigitsOrSo(double value, String expected) {
    assertEquals(expected, Measured.rounded(value));
  }

  @Test
  void nothingAndDisorderAreRefused() {
    assertThrows(IllegalArgumentException.class, Measured::of);
    assertThrows(IllegalArgumentException.class, () -> new Measured(1, 2, 3, 21));
    assertThrows(IllegalArgumentException.class, () -> Measured.of(1, Double.NaN));
  }
}

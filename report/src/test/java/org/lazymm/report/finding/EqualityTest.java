package org.lazymm.report.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lazymm.report.Interval;

class EqualityTest {
  private final SortedMap<Double, Ratios> ratios = new TreeMap<>();

  @Test
  void aTurnLiesNearerToTheSmallerLead() {
    at(2, 2);
    at(32, 1 / 8.0);
    assertEquals(4, Equality.over(ratios, 2, 32).median(), 1e-9);
  }

  @Test
  void theIntervalIsThatOfTheTurnsOfAllDraws() {
    double[] before = new double[21];
    double[] after = new double[21];
    for (int draw = 0; draw <= 20; draw++) {
      before[draw] = Math.pow(2, draw + 1);
      after[draw] = Math.pow(2, -(21 - draw));
    }
    at(1, before);
    at(Math.pow(2, 22), after);
    Interval equal = Equality.over(ratios, 1, Math.pow(2, 22));
    assertEquals(4, equal.low(), 1e-6);
    assertEquals(2048, equal.median(), 1e-6);
    assertEquals(1048576, equal.high(), 1e-3);
  }

  @Test
  void aDrawThatDoesNotTurnThereSaysNothing() {
    at(4, 2, 2, 0.5);
    at(16, 0.5, 2, 0.5);
    Interval equal = Equality.over(ratios, 4, 16);
    assertEquals(8, equal.median(), 1e-9);
    assertEquals(equal.low(), equal.high(), 1e-9);
  }

  @Test
  void ifNoDrawTurnsItIsTheMiddle() {
    at(4, 2);
    at(16, 2);
    assertEquals(8, Equality.over(ratios, 4, 16).median(), 1e-9);
  }

  @Test
  void ofADrawThatTurnsMoreThanOnceTheFirstTurnCounts() {
    at(1, 2);
    at(4, 0.5);
    at(16, 2);
    at(64, 0.5);
    assertEquals(2, Equality.over(ratios, 1, 64).median(), 1e-9);
    assertEquals(32, Equality.over(ratios, 16, 64).median(), 1e-9);
  }

  @Test
  void aTurnBehindTheSecondPositionIsAnotherOne() {
    at(1, 2);
    at(4, 2);
    at(64, 1 / 2.0);
    assertEquals(2, Equality.over(ratios, 1, 4).median(), 1e-9);
  }

  @Test
  void aDrawThatIsMissingInBetweenIsPassedOver() {
    at(1, 2, 2);
    at(4, 0.5);
    at(16, 0.5, 0.5);
    Interval equal = Equality.over(ratios, 1, 16);
    assertEquals(3, equal.median(), 1e-9);
    assertEquals(2.1, equal.low(), 1e-9);
  }

  @Test
  void anInfiniteLeadTurnsInTheMiddle() {
    at(4, Double.POSITIVE_INFINITY);
    at(16, 0.5);
    assertEquals(8, Equality.over(ratios, 4, 16).median(), 1e-9);
  }

  @Test
  void fromZeroOnItIsInterpolatedEvenly() {
    at(0, 2);
    at(1, 1 / 8.0);
    assertEquals(0.25, Equality.over(ratios, 0, 1).median(), 1e-9);
  }

  private void at(double position, double... byDraw) {
    SortedMap<Integer, Double> draws = new TreeMap<>();
    for (int draw = 0; draw < byDraw.length; draw++) {
      draws.put(draw, byDraw[draw]);
    }
    ratios.put(position, new Ratios(draws));
  }
}

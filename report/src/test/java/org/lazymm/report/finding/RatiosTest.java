package org.lazymm.report.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatiosTest {

  @ParameterizedTest
  @CsvSource({"20, 20", "20, 19", "40, 38", "100, 95", "1, 1"})
  void anOrderIsStatedWhereItHoldsInNineteenOfTwentyDraws(int draws, int ahead) {
    assertEquals(Optional.of(true), ratios(draws, ahead, 2, 0.5).leadOfFirst());
    assertEquals(Optional.of(false), ratios(draws, ahead, 0.5, 2).leadOfFirst());
  }

  @ParameterizedTest
  @CsvSource({"20, 18", "20, 10", "40, 37", "100, 94", "2, 1"})
  void inFewerDrawsItIsNot(int draws, int ahead) {
    assertEquals(Optional.empty(), ratios(draws, ahead, 2, 0.5).leadOfFirst());
    assertEquals(Optional.empty(), ratios(draws, ahead, 0.5, 2).leadOfFirst());
  }

  @Test
  void aDrawInWhichBothAreEqualSpeaksForNeither() {
    assertEquals(Optional.of(true), ratios(20, 19, 2, 1).leadOfFirst());
    assertEquals(Optional.empty(), ratios(20, 18, 2, 1).leadOfFirst());
    assertEquals(Optional.empty(), ratios(20, 0, 2, 1).leadOfFirst());
  }

  @Test
  void aLeadThatHoldsInAllDrawsButIsSmallerThanTheModelTellsIsNone() {
    assertEquals(Optional.empty(), ratios(20, 20, 1.049, 1).leadOfFirst());
    assertEquals(Optional.of(true), ratios(20, 20, 1.051, 1).leadOfFirst());
    assertEquals(Optional.empty(), ratios(20, 20, 1 / 1.049, 1).leadOfFirst());
    assertEquals(Optional.of(false), ratios(20, 20, 1 / 1.051, 1).leadOfFirst());
  }

  @Test
  void eachDrawIsComparedWithItself() {
    SortedMap<Integer, Double> first = new TreeMap<>(Map.of(0, 10.0, 1, 1000.0, 2, 100.0));
    SortedMap<Integer, Double> second = new TreeMap<>(Map.of(0, 20.0, 1, 2000.0, 2, 200.0));
    Ratios ratios = Ratios.of(first, second, false);
    assertEquals(Map.of(0, 2.0, 1, 2.0, 2, 2.0), ratios.byDraw());
    assertEquals(Map.of(0, 0.5, 1, 0.5, 2, 0.5), Ratios.of(first, second, true).byDraw());
  }

  @Test
  void aDrawThatOnlyOneHasDoesNotCount() {
    SortedMap<Integer, Double> first = new TreeMap<>(Map.of(0, 10.0, 1, 10.0));
    SortedMap<Integer, Double> second = new TreeMap<>(Map.of(1, 20.0, 2, 1.0));
    assertEquals(Map.of(1, 2.0), Ratios.of(first, second, false).byDraw());
    assertTrue(Ratios.of(first, new TreeMap<>(), false).isEmpty());
    assertTrue(Ratios.of(new TreeMap<>(), second, false).isEmpty());
  }

  @Test
  void payingNothingIsInfinitelyAheadAndOfTwoThatPayNothingNeitherIs() {
    SortedMap<Integer, Double> nothing = new TreeMap<>(Map.of(0, 0.0));
    SortedMap<Integer, Double> some = new TreeMap<>(Map.of(0, 5.0));
    assertEquals(
        Double.POSITIVE_INFINITY, Ratios.of(nothing, some, false).byDraw().get(0).doubleValue());
    assertEquals(0, Ratios.of(some, nothing, false).byDraw().get(0).doubleValue());
    assertEquals(1, Ratios.of(nothing, nothing, false).byDraw().get(0).doubleValue());
  }

  @Test
  void theFactorOfTheSecondIsThatOfTheFirstUpsideDown() {
    Ratios ratios = new Ratios(new TreeMap<>(Map.of(0, 0.5, 1, 0.25, 2, 0.125)));
    assertEquals(4, ratios.factor(false, 0.5));
    assertEquals(0.25, ratios.factor(true, 0.5));
    assertEquals(8, ratios.factor(false, 1));
  }

  /** Draws of which some have one ratio, and the rest another. */
  private static Ratios ratios(int draws, int some, double ratio, double rest) {
    SortedMap<Integer, Double> byDraw = new TreeMap<>();
    for (int draw = 0; draw < draws; draw++) {
      byDraw.put(draw, draw < some ? ratio : rest);
    }
    return new Ratios(byDraw);
  }
}

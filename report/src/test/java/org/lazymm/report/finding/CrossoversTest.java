package org.lazymm.report.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.lazymm.report.Axis;
import org.lazymm.report.Interval;
import org.lazymm.report.Measurement;
import org.lazymm.report.Metric;
import org.lazymm.report.Metrics;
import org.lazymm.report.PricedLoad;
import org.lazymm.report.Profile;

class CrossoversTest {

  private final List<Measurement> measurements = new ArrayList<>();
  private Axis axis = Axis.CPUS;
  private Metric metric = Metrics.TIME_PER_SWITCH;

  @Test
  void curvesThatCrossMeetInTheMiddleInLogSpace() {
    put("a", 4, 100);
    put("b", 4, 200);
    put("a", 16, 200);
    put("b", 16, 100);
    LeadRelation relation = relation();
    assertEquals(1, relation.crossings().size());
    Crossing crossing = relation.crossings().get(0);
    assertEquals(8, crossing.equal().median(), 1e-9);
    assertEquals("a", crossing.winsBelow());
    assertEquals("b", crossing.winsAbove());
    assertEquals(
        List.of("a wins while CPUs are below about 8, b above (stated at 4 and at 16)."),
        Sentences.of(List.of(relation)));
  }

  @Test
  void aCrossingSpansPositionsAtWhichNobodyIsAheadInEnoughDraws() {
    put("a", 4, 100);
    put("b", 4, 200);
    put("a", 8, 100, 300);
    put("b", 8, 150, 180);
    put("a", 16, 400);
    put("b", 16, 100);
    Crossing crossing = relation().crossings().get(0);
    assertEquals(4, crossing.below());
    assertEquals(16, crossing.above());
    assertTrue(crossing.equal().median() > 4 && crossing.equal().median() < 16);
  }

  @Test
  void anOrderThatHoldsInSomeDrawsAloneIsNoCrossing() {
    put("a", 4, 100, 250);
    put("b", 4, 200);
    put("a", 16, 150, 400);
    put("b", 16, 200);
    LeadRelation relation = relation();
    assertTrue(relation.isUndecided());
    assertEquals(List.of(), relation.crossings());
    assertEquals(
        List.of("No order in 95 % of the draws, no statement: a and b."),
        Sentences.of(List.of(relation)));
  }

  @Test
  void aCrossingIsAnIntervalOverTheDraws() {
    put("a", 4, 100);
    put("b", 4, 200, 1600);
    put("a", 16, 200);
    put("b", 16, 100);
    Interval equal = relation().crossings().get(0).equal();
    assertEquals(8, equal.low(), 0.3);
    assertEquals(12, equal.high(), 0.3);
    assertEquals(
        List.of("a wins while CPUs are below about 8 to 12, b above (stated at 4 and at 16)."),
        Sentences.of(List.of(relation())));
  }

  @Test
  void drawsAreComparedEachWithItself() {
    put("a", 4, 100, 1000);
    put("b", 4, 200, 2000);
    assertEquals(Optional.of("a"), relation().stretches().get(0).leader());
  }

  @Test
  void whereTheModelEndsNothingIsStated() {
    put("a", 4, 100);
    put("b", 4, 200);
    for (int draw = 0; draw < 2; draw++) {
      measurements.add(
          new Measurement(
              "w", "p", 8, 8, "b", draw, Map.of(metric, 200.0, Metrics.BUSIEST_EXCHANGED, 0.97)));
    }
    put("a", 8, 100);
    assertEquals(
        List.of(
            "a is ahead of b at 4 CPUs, by a factor of 2.0.",
            "No statement on b from 8 CPUs on: a line that it compares and exchanges is busy more"
                + " than 90 % of the time, and retries are not priced."),
        Sentences.of(List.of(relation())));
  }

  @Test
  void aLeadOnOneSideOnlyIsNoCrossing() {
    put("a", 4, 100);
    put("b", 4, 100);
    put("a", 16, 100);
    put("b", 16, 200, 300);
    LeadRelation relation = relation();
    assertEquals(List.of(), relation.crossings());
    assertEquals(
        List.of("a is ahead of b at 16 CPUs, by a factor of 2.1 to 2.9."),
        Sentences.of(List.of(relation)));
  }

  @Test
  void aDifferenceBelowTheResolutionOfTheModelIsNone() {
    put("a", 4, 100);
    put("b", 4, 104);
    assertTrue(relation().isUndecided());
  }

  @Test
  void ofARateTheGreaterOneIsAhead() {
    metric = Metrics.SWITCHES_PER_SECOND;
    put("a", 4, 100);
    put("b", 4, 200);
    assertEquals(Optional.of("b"), relation().stretches().get(0).leader());
  }

  @Test
  void sweepsOverOtherThingsThanCpusAreSpokenOfInTheirWords() {
    axis = Axis.EXITS_PER_SWITCH;
    put("shootdown", 0, 100);
    put("hazard", 0, 110);
    put("shootdown", 0.02, 300);
    put("hazard", 0.02, 120);
    assertEquals(
        List.of(
            "shootdown wins while exits per switch are below about 0.0019, hazard above (stated"
                + " at 0 and at 0.02)."),
        Sentences.of(List.of(relation())));
  }

  @Test
  void pairsThatDifferInOneNameShareASentence() {
    for (int cpus : new int[] {2, 4}) {
      put("a", cpus, 100);
      put("b", cpus, 101);
      put("c", cpus, 300.0 * cpus);
    }
    assertEquals(
        List.of(
            "a and b are ahead of c everywhere from 2 to 4 CPUs, by a factor of 5.9 to 12.",
            "No order in 95 % of the draws, no statement: a and b."),
        Sentences.of(Crossovers.of(sweep(), metric)));
  }

  @Test
  void aCostOfNothingIsInfinitelyAhead() {
    metric = Metrics.EXIT_LATENCY_P99;
    put("a", 2, 0);
    put("b", 2, 50);
    assertEquals(
        List.of("a is ahead of b at 2 CPUs, paying nothing at all."),
        Sentences.of(List.of(relation())));
  }

  @Test
  void positionsThatOnlyOneSchemeReachedDoNotCount() {
    put("a", 2, 100);
    put("b", 4, 50);
    assertEquals(List.of(), Crossovers.of(sweep(), metric));
  }

  @Test
  void nobodyIsAheadByWhatIsNeitherGoodNorBad() {
    assertThrows(IllegalArgumentException.class, () -> Crossovers.of(sweep(), Metrics.SWITCHES));
  }

  /** What two draws gave; the same in both if only one number is given. */
  private void put(String scheme, double at, double... values) {
    int cpus = axis.equals(Axis.CPUS) ? (int) at : 64;
    for (int draw = 0; draw < 2; draw++) {
      double value = values[Math.min(draw, values.length - 1)];
      measurements.add(new Measurement("w", "p", cpus, at, scheme, draw, Map.of(metric, value)));
    }
  }

  private LeadRelation relation() {
    return Crossovers.of(sweep(), metric).get(0);
  }

  private Sweep sweep() {
    return new Sweep(
        new PricedLoad("w", "w", axis, Map.of(), Optional.empty(), "lazymm"),
        new Profile("p", "p", 1, List.of(), false),
        OptionalInt.empty(),
        measurements);
  }
}

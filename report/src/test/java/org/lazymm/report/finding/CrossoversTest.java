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
import org.lazymm.report.Band;
import org.lazymm.report.Contention;
import org.lazymm.report.Measurement;
import org.lazymm.report.Metric;
import org.lazymm.report.Metrics;
import org.lazymm.report.Profile;
import org.lazymm.report.Workload;

class CrossoversTest {

  private final List<Measurement> measurements = new ArrayList<>();
  private Axis axis = Axis.CPUS;
  private Metric metric = Metrics.TIME_PER_SWITCH;

  @Test
  void curvesThatCrossMeetInTheMiddleInLogSpace() {
    put("a", 4, Band.of(100));
    put("b", 4, Band.of(200));
    put("a", 16, Band.of(200));
    put("b", 16, Band.of(100));
    Relation relation = relation();
    assertEquals(1, relation.crossings().size());
    Crossing crossing = relation.crossings().get(0);
    assertEquals(8, crossing.estimate(), 1e-9);
    assertEquals("a", crossing.winsBelow());
    assertEquals("b", crossing.winsAbove());
    assertEquals(
        List.of("a wins while CPUs are below about 8, b above (measured apart at 4 and at 16)."),
        Sentences.of(List.of(relation)));
  }

  @Test
  void aCrossingSpansPositionsAtWhichTheBandsOverlap() {
    put("a", 4, Band.of(100));
    put("b", 4, Band.of(200));
    put("a", 8, new Band(100, 300));
    put("b", 8, new Band(150, 180));
    put("a", 16, Band.of(400));
    put("b", 16, Band.of(100));
    Crossing crossing = relation().crossings().get(0);
    assertEquals(4, crossing.below());
    assertEquals(16, crossing.above());
    assertTrue(crossing.estimate() > 4 && crossing.estimate() < 16);
  }

  @Test
  void middlesThatCrossWithinTheBandsAreNoCrossing() {
    put("a", 4, new Band(100, 250));
    put("b", 4, Band.of(200));
    put("a", 16, new Band(150, 400));
    put("b", 16, Band.of(200));
    Relation relation = relation();
    assertTrue(relation.isUndecided());
    assertEquals(List.of(), relation.crossings());
    assertEquals(
        List.of("Within the band, no statement: a and b."), Sentences.of(List.of(relation)));
  }

  @Test
  void aLeadOnOneSideOnlyIsNoCrossing() {
    put("a", 4, Band.of(100));
    put("b", 4, Band.of(100));
    put("a", 16, Band.of(100));
    put("b", 16, new Band(200, 300));
    Relation relation = relation();
    assertEquals(List.of(), relation.crossings());
    assertEquals(
        List.of("a is ahead of b at 16 CPUs, by a factor of 2.0 to 3.0."),
        Sentences.of(List.of(relation)));
  }

  @Test
  void aDifferenceBelowTheResolutionOfTheModelIsNone() {
    put("a", 4, Band.of(100));
    put("b", 4, Band.of(104));
    assertTrue(relation().isUndecided());
  }

  @Test
  void ofARateTheGreaterOneIsAhead() {
    metric = Metrics.SWITCHES_PER_SECOND;
    put("a", 4, Band.of(100));
    put("b", 4, Band.of(200));
    assertEquals(Optional.of("b"), relation().stretches().get(0).leader());
  }

  @Test
  void sweepsOverOtherThingsThanCpusAreSpokenOfInTheirWords() {
    axis = Axis.EXITS_PER_SWITCH;
    put("shootdown", 0, Band.of(100));
    put("hazard", 0, Band.of(110));
    put("shootdown", 0.02, Band.of(300));
    put("hazard", 0.02, Band.of(120));
    assertEquals(
        List.of(
            "shootdown wins while exits per switch are below about 0.0019, hazard above (measured"
                + " apart at 0 and at 0.02)."),
        Sentences.of(List.of(relation())));
  }

  @Test
  void pairsThatDifferInOneNameShareASentence() {
    for (int cpus : new int[] {2, 4}) {
      put("a", cpus, Band.of(100));
      put("b", cpus, Band.of(101));
      put("c", cpus, Band.of(300.0 * cpus));
    }
    assertEquals(
        List.of(
            "a and b are ahead of c everywhere from 2 to 4 CPUs, by a factor of 5.9 to 12.",
            "Within the band, no statement: a and b."),
        Sentences.of(Crossovers.of(sweep(), metric)));
  }

  @Test
  void aCostOfNothingIsInfinitelyAhead() {
    metric = Metrics.EXIT_LATENCY_P99;
    put("a", 2, Band.of(0));
    put("b", 2, Band.of(50));
    assertEquals(
        List.of("a is ahead of b at 2 CPUs, paying nothing at all."),
        Sentences.of(List.of(relation())));
  }

  @Test
  void positionsThatOnlyOneSchemeReachedDoNotCount() {
    put("a", 2, Band.of(100));
    put("b", 4, Band.of(50));
    assertEquals(List.of(), Crossovers.of(sweep(), metric));
  }

  @Test
  void nobodyIsAheadByWhatIsNeitherGoodNorBad() {
    assertThrows(IllegalArgumentException.class, () -> Crossovers.of(sweep(), Metrics.SWITCHES));
  }

  private void put(String scheme, double at, Band band) {
    int cpus = axis.equals(Axis.CPUS) ? (int) at : 64;
    measurements.add(
        new Measurement("w", "p", cpus, at, scheme, Contention.TIGHT, Map.of(metric, band.low())));
    measurements.add(
        new Measurement(
            "w", "p", cpus, at, scheme, Contention.SPARSE, Map.of(metric, band.high())));
  }

  private Relation relation() {
    return Crossovers.of(sweep(), metric).get(0);
  }

  private Sweep sweep() {
    return new Sweep(
        new Workload("w", "w", axis, Map.of(), Optional.empty(), "lazymm"),
        new Profile("p", "p", 1, List.of(), false),
        OptionalInt.empty(),
        measurements);
  }
}

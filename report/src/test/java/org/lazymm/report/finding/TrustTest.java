package org.lazymm.report.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.lazymm.report.Axis;
import org.lazymm.report.Measurement;
import org.lazymm.report.Metric;
import org.lazymm.report.Metrics;
import org.lazymm.report.PricedLoad;
import org.lazymm.report.Profile;

class TrustTest {
  private static final Metric METRIC = Metrics.TIME_PER_SWITCH;
  private static final String BUSY =
      "a line that it compares and exchanges is busy more than 90 % of the time, and retries are"
          + " not priced";
  private static final String LATE =
      "1 in 100 of its values is decided more than 1.00 ms before its access";

  private final List<Measurement> measurements = new ArrayList<>();

  @Test
  void aLineThatIsExchangedMayBeBusyNineTenthsOfTheTime() {
    put("a", 4, 0, Map.of(Metrics.BUSIEST_EXCHANGED, 0.9));
    put("b", 4, 0, Map.of(Metrics.BUSIEST_EXCHANGED, 0.901));
    assertEquals(Optional.empty(), Trust.doubt(sweep(), "a", 4));
    assertEquals(Optional.of(BUSY), Trust.doubt(sweep(), "b", 4));
  }

  @Test
  void aLineThatIsOnlyWrittenMayBeBusyAllTheTime() {
    put("a", 4, 0, Map.of(Metrics.BUSIEST_LINE, 1.0));
    assertEquals(Optional.empty(), Trust.doubt(sweep(), "a", 4));
  }

  @Test
  void valuesMayBeDecidedAMillisecondAhead() {
    put("a", 4, 0, Map.of(Metrics.SKEW_P99, 1e6));
    put("b", 4, 0, Map.of(Metrics.SKEW_P99, 1e6 + 1));
    assertEquals(Optional.empty(), Trust.doubt(sweep(), "a", 4));
    assertEquals(Optional.of(LATE), Trust.doubt(sweep(), "b", 4));
  }

  @Test
  void halfOfTheDrawsDecide() {
    put("a", 4, 0, Map.of(Metrics.BUSIEST_EXCHANGED, 0.99));
    put("a", 4, 1, Map.of(Metrics.BUSIEST_EXCHANGED, 0.5));
    put("a", 4, 2, Map.of(Metrics.BUSIEST_EXCHANGED, 0.5));
    assertEquals(Optional.empty(), Trust.doubt(sweep(), "a", 4));
    put("a", 4, 3, Map.of(Metrics.BUSIEST_EXCHANGED, 0.99));
    put("a", 4, 4, Map.of(Metrics.BUSIEST_EXCHANGED, 0.99));
    assertEquals(Optional.of(BUSY), Trust.doubt(sweep(), "a", 4));
  }

  @Test
  void whatWasNotMeasuredIsNotDoubted() {
    put("a", 4, 0, Map.of());
    assertEquals(Optional.empty(), Trust.doubt(sweep(), "a", 4));
    assertEquals(Optional.empty(), Trust.doubt(sweep(), "nobody", 4));
    assertEquals(List.of(), Trust.sentences(sweep()));
  }

  @Test
  void aDoubtOfEitherSchemeWithholdsTheOrder() {
    for (String doubtful : List.of("a", "b")) {
      measurements.clear();
      cost("a", 4, 100, 0);
      cost("b", 4, 200, 0);
      cost("a", 8, 100, doubtful.equals("a") ? 0.95 : 0);
      cost("b", 8, 200, doubtful.equals("b") ? 0.95 : 0);
      assertEquals(
          List.of(
              "a is ahead of b at 4 CPUs, by a factor of 2.0.",
              "No statement on " + doubtful + " from 8 CPUs on: " + BUSY + "."),
          Sentences.of(relations()));
    }
  }

  @Test
  void aStatementThatIsWithheldEverywhereSaysWhyAndBlamesNoDraw() {
    cost("a", 4, 100, 0.95);
    cost("b", 4, 200, 0);
    assertTrue(relations().get(0).isUndecided());
    assertEquals(
        List.of("No statement on a from 4 CPUs on: " + BUSY + "."), Sentences.of(relations()));
  }

  @Test
  void wherePartIsWithheldAndTheRestHasNoOrderBothAreSaid() {
    cost("a", 4, 100, 0);
    cost("b", 4, 100, 0);
    cost("a", 8, 100, 0.95);
    cost("b", 8, 200, 0);
    assertEquals(
        List.of(
            "No order in 95 % of the draws, no statement: a and b.",
            "No statement on a from 8 CPUs on: " + BUSY + "."),
        Sentences.of(relations()));
  }

  @Test
  void schemesThatAreDoubtedFromTheSamePlaceOnShareASentence() {
    for (int cpus : new int[] {4, 8}) {
      cost("a", cpus, 100, cpus == 8 ? 0.95 : 0);
      cost("b", cpus, 100, cpus == 8 ? 0.95 : 0);
      cost("c", cpus, 100, 0);
    }
    assertEquals(
        List.of("No statement on a and b from 8 CPUs on: " + BUSY + "."), Trust.sentences(sweep()));
  }

  @Test
  void aSchemeThatIsDoubtedLaterIsNotSaidToBeDoubtedBefore() {
    for (int cpus : new int[] {4, 8, 16}) {
      cost("a", cpus, 100, 0.95);
      cost("b", cpus, 100, cpus == 16 ? 0.95 : 0);
    }
    assertEquals(
        List.of(
            "No statement on a from 4 CPUs on: " + BUSY + ".",
            "No statement on b from 16 CPUs on: " + BUSY + "."),
        Trust.sentences(sweep()));
  }

  @Test
  void whereADoubtEndsStatementsGoOn() {
    cost("a", 4, 100, 0);
    cost("a", 8, 100, 0.95);
    cost("a", 16, 100, 0.95);
    cost("a", 32, 100, 0);
    assertEquals(
        List.of("No statement on a at 8 and 16 CPUs: " + BUSY + "."), Trust.sentences(sweep()));
  }

  @Test
  void aSchemeThatEndsBeforeTheOthersIsDoubtedOn() {
    cost("a", 4, 100, 0);
    cost("a", 8, 100, 0.95);
    cost("b", 16, 100, 0);
    assertEquals(
        List.of("No statement on a from 8 CPUs on: " + BUSY + "."), Trust.sentences(sweep()));
  }

  @Test
  void eachReasonHasItsSentence() {
    cost("a", 4, 100, 0.95);
    put("b", 4, 0, Map.of(Metrics.SKEW_P99, 2e6));
    assertEquals(
        List.of(
            "No statement on a from 4 CPUs on: " + BUSY + ".",
            "No statement on b from 4 CPUs on: " + LATE + "."),
        Trust.sentences(sweep()));
  }

  private void cost(String scheme, int cpus, double cost, double busy) {
    put(scheme, cpus, 0, Map.of(METRIC, cost, Metrics.BUSIEST_EXCHANGED, busy));
  }

  private void put(String scheme, int cpus, int draw, Map<Metric, Double> values) {
    measurements.add(Measurement.onCpus("w", "p", cpus, scheme, draw, values));
  }

  private List<LeadRelation> relations() {
    return Crossovers.of(sweep(), METRIC);
  }

  private Sweep sweep() {
    return new Sweep(
        new PricedLoad("w", "w", Axis.CPUS, Map.of(), Optional.empty(), "lazymm"),
        new Profile("p", "p", 1, List.of(), false),
        OptionalInt.empty(),
        measurements);
  }
}

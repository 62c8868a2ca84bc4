package org.lazymm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void theOrderOfPuttingTogetherDoesNotShow() {
    Comparison one = Examples.small();
    List<Measurement> measurements = new ArrayList<>(one.measurements());
    List<Verdict> verdicts = new ArrayList<>(one.verdicts());
    List<Scheme> schemes = new ArrayList<>(one.schemes());
    Collections.shuffle(measurements, new Random(7));
    Collections.shuffle(verdicts, new Random(7));
    Collections.reverse(schemes);
    Comparison other =
        new Comparison(
            one.provenance(),
            one.profiles(),
            one.workloads(),
            schemes,
            one.properties(),
            one.checks(),
            verdicts,
            measurements,
            one.sensitivities(),
            one.problems());
    assertEquals(one, other);
  }

  @Test
  void aNameThatNobodyDeclaredIsNamedWithThoseThatAre() {
    ComparisonBuilder builder = Comparison.builder(new Provenance("0", "lazymm", 0, Map.of()));
    builder.add(new Scheme("hazard", "", Map.of(), List.of()));
    builder.add(new Verdict("hazrad", "S1", "simulator", Outcome.PASS, 1, false, ""));
    Exception e = assertThrows(IllegalArgumentException.class, builder::build);
    assertEquals(
        "verdict on hazrad S1: unknown scheme 'hazrad', known are [hazard]", e.getMessage());
  }

  @Test
  void aSchemeIsThereOnce() {
    ComparisonBuilder builder = Comparison.builder(new Provenance("0", "lazymm", 0, Map.of()));
    builder.add(new Scheme("rcu", "", Map.of(), List.of()));
    builder.add(new Scheme("rcu", "", Map.of(), List.of()));
    Exception e = assertThrows(IllegalArgumentException.class, builder::build);
    assertEquals("scheme 'rcu' is there twice", e.getMessage());
  }

  @Test
  void aPassNeedsAScenario() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Verdict("rcu", "S1", "simulator", Outcome.PASS, 0, false, ""));
  }

  @Test
  void anUnknownNeedsAReason() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Verdict("rcu", "S1", "simulator", Outcome.UNKNOWN, 0, false, " "));
  }

  @Test
  void aFailureOutweighsAPassAndAnUnknown() {
    Verdict fail = new Verdict("rcu", "S1", "x", Outcome.FAIL, 1, false, "freed while used");
    Verdict pass = new Verdict("rcu", "S1", "x", Outcome.PASS, 5, true, "");
    Verdict unknown = new Verdict("rcu", "S1", "x", Outcome.UNKNOWN, 2, false, "out of budget");
    assertEquals(Outcome.FAIL, pass.and(fail).and(unknown).outcome());
    assertEquals(8, pass.and(fail).and(unknown).scenarios());
    assertEquals("freed while used", unknown.and(fail).detail());
  }

  @Test
  void aPassBesideAnUnknownIsNoProof() {
    Verdict pass = new Verdict("rcu", "S1", "x", Outcome.PASS, 5, true, "");
    Verdict unknown = new Verdict("rcu", "S1", "x", Outcome.UNKNOWN, 2, false, "out of budget");
    assertTrue(pass.isProof());
    assertFalse(pass.and(unknown).isProof());
    assertFalse(unknown.and(pass).isProof());
  }

  @Test
  void aMeasurementHoldsFiniteNumbersOnly() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> Measurement.onCpus("w", "p", 2, "s", 0, Map.of(Metrics.SWITCHES, bad)));
    }
  }

  @Test
  void metricsHaveIdsOfTheirOwn() {
    List<String> ids = Metrics.all().stream().map(Metric::id).toList();
    assertEquals(ids.stream().distinct().toList(), ids);
    assertFalse(ids.isEmpty());
  }
}

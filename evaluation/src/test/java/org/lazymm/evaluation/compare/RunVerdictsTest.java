package org.lazymm.evaluation.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lazymm.report.Outcome;
import org.lazymm.report.Verdict;
import org.lazymm.scheduler.property.Property;

class RunVerdictsTest {

  @Test
  void everyPropertyHasAHeadingAndAVerdict() {
    assertEquals(
        Stream.of(Property.values()).map(each -> each.family().heading()).toList(),
        KernelProperties.all().stream().map(org.lazymm.report.JudgedProperty::family).toList());
    assertEquals(Property.values().length, run(Set.of(), Map.of(), true).size());
  }

  @Test
  void whatWasWatchedAndDidNotBreakPassesAndIsNoProof() {
    Verdict verdict = of(Property.S1, run(EnumSet.of(Property.S1), Map.of(), true));
    assertEquals(Outcome.PASS, verdict.outcome());
    assertEquals(false, verdict.isProof());
  }

  @Test
  void whatWasNotWatchedIsUnknown() {
    assertEquals(Outcome.UNKNOWN, of(Property.H1, run(Set.of(), Map.of(), true)).outcome());
  }

  @Test
  void ordersAreUnknownEvenIfWatched() {
    List<Verdict> verdicts = run(EnumSet.allOf(Property.class), Map.of(), true);
    assertEquals(Outcome.UNKNOWN, of(Property.M3, verdicts).outcome());
    assertEquals(Outcome.UNKNOWN, of(Property.L4, verdicts).outcome());
  }

  @Test
  void aFailureSaysHowEvenIfNobodyWatched() {
    Verdict verdict = of(Property.K2, run(Set.of(), Map.of(Property.K2, "mm 3 leaked"), true));
    assertEquals(Outcome.FAIL, verdict.outcome());
    assertEquals("mm 3 leaked", verdict.detail());
  }

  @Test
  void nothingPassesInARunThatRecordedOnlyTheFirstFailures() {
    List<Verdict> verdicts =
        run(EnumSet.allOf(Property.class), Map.of(Property.S1, "used after free"), false);
    assertEquals(Outcome.FAIL, of(Property.S1, verdicts).outcome());
    assertEquals(Outcome.UNKNOWN, of(Property.S2, verdicts).outcome());
    assertEquals(
        List.of(), verdicts.stream().filter(one -> one.outcome() == Outcome.PASS).toList());
  }

  private static List<Verdict> run(
      Set<Property> watched, Map<Property, String> broken, boolean isComplete) {
    return RunVerdicts.of(EngineChecks.SIMULATOR, "rcu", watched, broken, isComplete);
  }

  private static Verdict of(Property property, List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(one -> one.property().equals(property.name()))
        .findFirst()
        .orElseThrow();
  }
}

package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lazymm.evaluation.check.CheckCounts;
import org.lazymm.evaluation.work.Diagnostic;

/** What a JVM of its own hands back is judged before it is believed. */
class CheckPartTest {
  private static final List<String> RULES = List.of("rules, mine: all hold");

  private static List<String> row(String scheme, String verdict) {
    return List.of(scheme, "exit-while-lazy", "x86", "sc", verdict, "complete", "0.10 s", "");
  }

  private static CheckPart part(
      CheckCounts counts, List<Diagnostic> said, List<List<String>> rows) {
    return new CheckPart(rows, List.of(), said, List.of(), List.of(), counts, 0, RULES);
  }

  private static void refused(String why, CheckPart part) {
    assertEquals(
        Optional.of("hands back from a JVM of its own what cannot be: " + why),
        part.fault("mine", 2, true));
  }

  @Test
  void aPartThatFitsIsBelieved() {
    Diagnostic broken = new Diagnostic("mine in exit-while-lazy", "breaks S1");
    CheckPart part =
        part(
            new CheckCounts(1, 1, 0, 0),
            List.of(broken),
            List.of(row("mine", "holds"), row("mine", "broken")));
    assertEquals(Optional.empty(), part.fault("mine", 2, true));
  }

  @Test
  void aPartThatLeavesOutACaseIsRefused() {
    refused(
        "1 verdicts, expected 2",
        part(new CheckCounts(1, 0, 0, 0), List.of(), List.of(row("mine", "holds"))));
  }

  @Test
  void aPartOnAnotherSchemeIsRefused() {
    refused(
        "a verdict on rcu",
        part(
            new CheckCounts(2, 0, 0, 0),
            List.of(),
            List.of(row("mine", "holds"), row("rcu", "holds"))));
  }

  @Test
  void aCountThatIsNotThatOfTheRowsIsRefused() {
    refused(
        "a count that is not that of its verdicts",
        part(
            new CheckCounts(2, 0, 0, 0),
            List.of(),
            List.of(row("mine", "holds"), row("mine", "broken"))));
    refused(
        "a count that is not that of its verdicts",
        part(
            new CheckCounts(1, 0, 0, 0),
            List.of(),
            List.of(row("mine", "holds"), row("mine", "fine"))));
  }

  @Test
  void aBrokenPropertyThatNobodyHearsOfIsRefused() {
    refused(
        "what is broken, but not by what",
        part(
            new CheckCounts(1, 1, 0, 0),
            List.of(),
            List.of(row("mine", "holds"), row("mine", "broken"))));
  }

  @Test
  void missingRulesAreRefused() {
    CheckPart part =
        new CheckPart(
            List.of(row("mine", "holds"), row("mine", "holds")),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new CheckCounts(2, 0, 0, 0),
            0,
            List.of());
    refused("no verdict on the rules", part);
    assertEquals(Optional.empty(), part.fault("mine", 2, false));
  }
}

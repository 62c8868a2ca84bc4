package org.lazymm.evaluation.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lazymm.report.JudgedProperty;
import org.lazymm.report.Outcome;
import org.lazymm.report.Verdict;
import org.lazymm.scheduler.machine.Model;

class ExplorerVerdictsTest {

  private static final JudgedProperty M8 =
      new JudgedProperty("M8", "membarrier", "programs F1 to F3");

  @Test
  void whatHoldsInAllExecutionsOfAllItsScenariosIsProved() {
    Verdict verdict = of(holds(900, true), holds(300, true), other());
    assertTrue(verdict.isProof());
    assertEquals(1_200, verdict.scenarios());
    assertEquals("holds in all 1,200 executions of 2 scenarios", verdict.standing());
    assertEquals("explorer-lkmm", verdict.check());
  }

  @Test
  void aSampleIsNoProof() {
    Verdict verdict = of(holds(900, true), holds(1, false));
    assertEquals(Outcome.PASS, verdict.outcome());
    assertFalse(verdict.isProof());
    assertEquals("no violation seen in 901 executions of 2 scenarios", verdict.standing());
  }

  @Test
  void oneScenarioThatWasNotFinishedLeavesItUnknown() {
    Verdict verdict = of(holds(900, true), scenario(Outcome.UNKNOWN, 7, false, "time was up"));
    assertEquals(Outcome.UNKNOWN, verdict.outcome());
    assertEquals("time was up", verdict.standing());
    assertEquals(907, verdict.scenarios());
  }

  @Test
  void aBrokenScenarioOutweighsTheOthers() {
    Verdict verdict =
        of(
            holds(900, true),
            scenario(Outcome.UNKNOWN, 7, false, "time was up"),
            scenario(Outcome.FAIL, 3, false, "r1 == 0; lazymm check rcu"));
    assertEquals(Outcome.FAIL, verdict.outcome());
    assertEquals("r1 == 0; lazymm check rcu", verdict.detail());
  }

  @Test
  void whatNoExecutionCouldHaveBrokenIsNotTried() {
    ExploredScenario tame =
        new ExploredScenario(Set.of("M8"), Set.of("M11"), Outcome.PASS, 900, true, "");

    Verdict verdict = of(tame, other());
    assertEquals(Outcome.UNKNOWN, verdict.outcome());
    assertEquals(
        "not tried: it could have been broken in none of 900 executions of 1 scenario",
        verdict.standing());
    assertTrue(of(tame, holds(1, true)).isProof());
  }

  @Test
  void whatNoScenarioIsAboutIsUnknown() {
    assertEquals("no scenario under this memory model is about it", of(other()).standing());
  }

  private static ExploredScenario holds(long executions, boolean exhaustive) {
    return scenario(Outcome.PASS, executions, exhaustive, "");
  }

  private static ExploredScenario other() {
    return new ExploredScenario(
        Set.of("S1"), Set.of("S1"), Outcome.FAIL, 1, false, "used after free");
  }

  private static ExploredScenario scenario(
      Outcome outcome, long executions, boolean exhaustive, String detail) {
    return new ExploredScenario(
        Set.of("M8", "M11"), Set.of("M8"), outcome, executions, exhaustive, detail);
  }

  private static Verdict of(ExploredScenario... scenarios) {
    return ExplorerVerdicts.of(
            EngineChecks.explorer(Model.LKMM), "rcu", List.of(M8), List.of(scenarios))
        .get(0);
  }
}

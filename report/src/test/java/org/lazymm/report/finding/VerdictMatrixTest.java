package org.lazymm.report.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lazymm.report.Check;
import org.lazymm.report.Comparison;
import org.lazymm.report.ComparisonBuilder;
import org.lazymm.report.JudgedProperty;
import org.lazymm.report.Outcome;
import org.lazymm.report.Provenance;
import org.lazymm.report.Scheme;
import org.lazymm.report.Verdict;

class VerdictMatrixTest {

  private final JudgedProperty s1 = new JudgedProperty("S1", "Safety", "no use after free");
  private final JudgedProperty s2 = new JudgedProperty("S2", "Safety", "free once");
  private final Check simulator = new Check("sim", "simulator", "order", "not seen");
  private final Check explorer =
      new Check("lkmm", "explorer", "LKMM", Check.EXECUTION, "needs the explorer");
  private final ComparisonBuilder builder =
      Comparison.builder(new Provenance("0", "lazymm", 0, Map.of()))
          .add(new Scheme("rcu", "", Map.of(), List.of()))
          .add(s1)
          .add(s2)
          .add(simulator)
          .add(explorer);

  @Test
  void whatNobodyCheckedIsUnknownForTheChecksReason() {
    Verdict verdict = matrix().verdict("rcu", s1, explorer);
    assertEquals(Outcome.UNKNOWN, verdict.outcome());
    assertEquals("needs the explorer", verdict.standing());
    assertFalse(matrix().hasRun(explorer));
    assertEquals(new VerdictTally(0, 0, 0, 2), matrix().tally("rcu", explorer));
  }

  @Test
  void nothingCheckedIsNotSane() {
    assertEquals(Rank.UNKNOWN, matrix().standing("rcu"));
  }

  @Test
  void passesWithoutProofOnlyDoNotRefute() {
    pass(s1, simulator, false);
    pass(s2, simulator, false);
    assertEquals(Rank.NOT_REFUTED, matrix().standing("rcu"));
  }

  @Test
  void aProofOfSomePropertiesIsNoProofOfAll() {
    pass(s1, explorer, true);
    assertEquals(Rank.NOT_REFUTED, matrix().standing("rcu"));
  }

  @Test
  void everyPropertyProvedIsProved() {
    pass(s1, explorer, true);
    pass(s2, explorer, true);
    assertEquals(Rank.PROVED, matrix().standing("rcu"));
  }

  @Test
  void oneFailureOutweighsEveryProof() {
    pass(s1, explorer, true);
    pass(s2, explorer, true);
    builder.add(new Verdict("rcu", "S2", "sim", Outcome.FAIL, 1, false, "freed twice"));
    assertEquals(Rank.FELL_SHORT, matrix().standing("rcu"));
  }

  @Test
  void aPropertyRestsOnRunsAloneUntilExecutionsSaySomethingOfIt() {
    assertFalse(matrix().restsOnRunsAlone(s1));
    pass(s1, simulator, false);
    pass(s2, simulator, false);
    assertTrue(matrix().restsOnRunsAlone(s1));
    pass(s1, explorer, true);
    assertFalse(matrix().restsOnRunsAlone(s1));
    assertTrue(matrix().restsOnRunsAlone(s2));
  }

  @Test
  void aVerdictSaysWhatItRestsOnAndAnUnknownOneNothing() {
    pass(s1, simulator, false);
    pass(s1, explorer, true);
    assertEquals("runs", matrix().basis(matrix().verdict("rcu", s1, simulator)));
    assertEquals("executions", matrix().basis(matrix().verdict("rcu", s1, explorer)));
    assertEquals("", matrix().basis(matrix().verdict("rcu", s2, explorer)));
  }

  private void pass(JudgedProperty property, Check check, boolean exhaustive) {
    builder.add(new Verdict("rcu", property.id(), check.id(), Outcome.PASS, 3, exhaustive, ""));
  }

  private VerdictMatrix matrix() {
    return VerdictMatrix.of(builder.build());
  }
}

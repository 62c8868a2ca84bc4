package org.lazymm.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lazymm.report.Check;
import org.lazymm.report.Comparison;
import org.lazymm.report.ComparisonBuilder;
import org.lazymm.report.JudgedProperty;
import org.lazymm.report.Outcome;
import org.lazymm.report.Provenance;
import org.lazymm.report.Scheme;
import org.lazymm.report.Verdict;

class VerdictTablesTest {
  private static final Check SIMULATOR =
      new Check("simulator", "simulator", "one interleaving", "not exercised");
  private static final Check EXPLORER =
      new Check("explorer-lkmm", "explorer", "LKMM", Check.EXECUTION, "not explored");

  private final ComparisonBuilder builder =
      Comparison.builder(new Provenance("0", "lazymm compare", 0, Map.of()))
          .add(new Scheme("rcu", "", Map.of(), List.of()))
          .add(new JudgedProperty("S1", "Safety", "no use after free"))
          .add(new JudgedProperty("O2", "Order", "uses before the un-publish", true))
          .add(SIMULATOR)
          .add(EXPLORER)
          .add(verdict("S1", "simulator", Outcome.PASS, ""))
          .add(verdict("O2", "simulator", Outcome.UNKNOWN, "about orders"));

  @Test
  void whatNeedsTheExplorerIsNamedWithTheCommandsThatJudgeIt() {
    String note =
        "Unknown because about memory order: O2; lazymm compare --explore or lazymm check judges"
            + " them.";
    Comparison comparison = builder.build();
    assertEquals(Optional.of(note), VerdictTables.unexplored(comparison));
    assertTrue(VerdictTables.summary(comparison).notes().contains(note));
  }

  @Test
  void whetherThatIsSoDoesNotDependOnTheWordsOfAVerdict() {
    builder
        .add(new JudgedProperty("S2", "Safety", "an mm is freed once"))
        .add(new JudgedProperty("M3", "membarrier", "program C1", true))
        .add(verdict("S2", "simulator", Outcome.UNKNOWN, "about orders"))
        .add(verdict("M3", "simulator", Outcome.UNKNOWN, "not run"));
    String note = VerdictTables.unexplored(builder.build()).orElseThrow();
    assertTrue(note.startsWith("Unknown because about memory order: O2, M3; "), note);
  }

  @Test
  void nothingIsToBeDoneOnceTheExplorerHasRun() {
    builder.add(verdict("O2", "explorer-lkmm", Outcome.PASS, "holds in all 3 executions"));
    assertEquals(Optional.empty(), VerdictTables.unexplored(builder.build()));
  }

  private static Verdict verdict(String property, String check, Outcome outcome, String detail) {
    return new Verdict("rcu", property, check, outcome, 3, false, detail);
  }
}

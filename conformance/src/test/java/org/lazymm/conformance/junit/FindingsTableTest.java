package org.lazymm.conformance.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lazymm.conformance.Rule;
import org.lazymm.conformance.Rules;
import org.lazymm.conformance.junit.SuiteFinding.Kind;

class FindingsTableTest {
  private static SuiteFinding finding(String scheme, Rule rule, Kind kind, String where) {
    Path file = Path.of("target/lazymm-conformance", scheme, rule.id() + where.length() + ".txt");
    return new SuiteFinding(scheme, rule, kind, where, "why", file, "command of " + rule.id());
  }

  @Test
  void aRuleHasOneRowHoweverManyScenariosBreakIt() {
    List<String> lines =
        FindingsTable.of(
            List.of(
                finding("epoch", Rules.of("S1"), Kind.SCENARIO, "idle-entry on x86 under sc"),
                finding("epoch", Rules.of("S1"), Kind.SCENARIO, "idle-exit on x86 under sc"),
                finding("epoch", Rules.of("S1"), Kind.RULE, "a scenario of 3 steps in order")));

    assertEquals("epoch: 1 rule broken, in 2 scenarios of the catalogue", lines.get(1));
    List<String> rows = lines.stream().filter(line -> line.startsWith("S1")).toList();
    assertEquals(1, rows.size(), lines::toString);
    assertTrue(
        rows.get(0).contains("a scenario of 3 steps in order, and in 2 other scenarios"),
        lines::toString);
    assertTrue(lines.contains("the first of them again: command of S1"), lines::toString);
  }

  @Test
  void rulesThatAreNotKnownToBeKeptHaveOneLine() {
    List<String> lines =
        FindingsTable.of(
            List.of(
                finding("epoch", Rules.of("K1"), Kind.OPEN, ""),
                finding("epoch", Rules.of("H4"), Kind.OPEN, "")));

    assertTrue(lines.stream().anyMatch(line -> line.endsWith(": K1 H4")), lines::toString);
    assertTrue(lines.contains("again: command of K1"), lines::toString);
  }

  @Test
  void aRuleOfSomebodysOwnHasARowAfterTheOthers() {
    Rule s1 = Rules.of("S1");
    Rule own =
        new Rule(
            "A-QUIET",
            "claim",
            s1.level(),
            Optional.empty(),
            s1.situation(),
            Optional.empty(),
            "rationale",
            "check",
            Optional.empty());
    List<String> lines =
        FindingsTable.of(
            List.of(
                finding("epoch", own, Kind.RULE, "here"),
                finding("epoch", s1, Kind.RULE, "there")));

    assertEquals("epoch: 2 rules broken, in 0 scenarios of the catalogue", lines.get(1));
    assertEquals(
        List.of("S1", "A-QUIET"),
        lines.stream()
            .filter(line -> line.matches("(S1|A-QUIET) .*"))
            .map(line -> line.split(" ")[0])
            .toList());
  }

  @Test
  void severalSchemesAreNamedInTheirRows() {
    List<String> lines =
        FindingsTable.of(
            List.of(
                finding("one", Rules.of("S1"), Kind.RULE, "here"),
                finding("two", Rules.of("S1"), Kind.RULE, "there")));

    assertTrue(lines.stream().anyMatch(line -> line.contains("one: here")), lines::toString);
    assertTrue(lines.stream().anyMatch(line -> line.contains("two: there")), lines::toString);
  }

  @Test
  void aTableOfEverythingStaysWithinItsLines() {
    List<SuiteFinding> all = new ArrayList<>();
    for (String scheme : List.of("one", "two")) {
      for (Rule rule : Rules.all()) {
        all.add(finding(scheme, rule, Kind.RULE, "somewhere"));
        all.add(finding(scheme, rule, Kind.OPEN, ""));
      }
    }

    List<String> lines = FindingsTable.of(all);

    assertTrue(lines.size() <= FindingsTable.MOST_LINES, lines::toString);
    assertTrue(lines.stream().anyMatch(line -> line.matches("and \\d+ other rules, .*")));
  }
}

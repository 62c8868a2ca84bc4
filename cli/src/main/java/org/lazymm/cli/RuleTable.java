package org.lazymm.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lazymm.conformance.Basis;
import org.lazymm.conformance.ConformanceResult;
import org.lazymm.conformance.RuleResult;
import org.lazymm.conformance.RuleVerdict;
import org.lazymm.report.writer.TextWrap;

/** What the suite says of each rule: a line for those that have not passed, then the passes. */
final class RuleTable {
  /** What follows the id, whose column is as wide as the ids are. */
  private static final String ROW = "  %-21s  %-15s  %-10s  %7s  ";

  private static final int ID_WIDTH = 4;

  private RuleTable() {}

  /**
   * Prints it.
   *
   * @param out where
   * @param scheme the scheme's name
   * @param result what the suite says
   */
  static void print(PrintWriter out, String scheme, ConformanceResult result) {
    out.println();
    out.println(
        "rules, "
            + scheme
            + ": "
            + Stream.of(RuleVerdict.values())
                .map(verdict -> count(result, verdict) + " " + verdict.text())
                .collect(Collectors.joining(", ")));
    List<RuleResult> worthALine =
        result.rules().stream().filter(found -> found.verdict() != RuleVerdict.PASS).toList();
    if (!worthALine.isEmpty()) {
      int width = worthALine.stream().mapToInt(found -> found.rule().id().length()).max().orElse(0);
      String row = "  %-" + Math.max(ID_WIDTH, width) + "s" + ROW;
      out.println(row.formatted("rule", "level", "verdict", "rests on", "tried").stripTrailing());
      worthALine.forEach(found -> row(out, row, found));
    }
    passes(out, result, Basis.BOTH, "sequential runs and executions");
    passes(out, result, Basis.EXECUTIONS, "executions alone");
    passes(out, result, Basis.RUNS, "sequential runs alone");
  }

  private static long count(ConformanceResult result, RuleVerdict verdict) {
    return result.rules().stream().filter(found -> found.verdict() == verdict).count();
  }

  private static void row(PrintWriter out, String row, RuleResult found) {
    String line =
        row.formatted(
            found.rule().id(),
            found.rule().level().text(),
            found.verdict().text(),
            found.basis().text(),
            "%,d".formatted(found.exercised()));
    out.println(TextWrap.hanging(line, found.note()).stripTrailing());
  }

  private static void passes(PrintWriter out, ConformanceResult result, Basis basis, String words) {
    String ids =
        result.rules().stream()
            .filter(found -> found.verdict() == RuleVerdict.PASS && found.basis() == basis)
            .map(found -> found.rule().id())
            .collect(Collectors.joining(" "));
    if (!ids.isEmpty()) {
      out.println(TextWrap.hanging("  pass on " + words + ": ", ids));
    }
  }
}

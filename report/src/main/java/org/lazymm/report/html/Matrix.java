package org.lazymm.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import org.lazymm.report.Check;
import org.lazymm.report.Comparison;
import org.lazymm.report.JudgedProperty;
import org.lazymm.report.Numbers;
import org.lazymm.report.Scheme;
import org.lazymm.report.Verdict;
import org.lazymm.report.finding.VerdictMatrix;
import org.lazymm.report.table.VerdictTables;

/**
 * The verdict matrix: a row for each property, columns for each check and scheme.
 *
 * @param heads the checks
 * @param columns the schemes under each check; one column without a name under a check that has not
 *     run
 * @param families the properties
 * @param failures what fell, in words
 * @param notes what was left open and how to have it judged
 */
public record Matrix(
    List<Head> heads,
    List<String> columns,
    List<Family> families,
    List<String> failures,
    List<String> notes) {

  private static final int MANY = 10;

  /** Whether there are so many columns that the names above them have to stand upright. */
  public boolean isCrowded() {
    return columns.size() > MANY;
  }

  /**
   * A check.
   *
   * @param title engine and memory model
   * @param note how much was run
   * @param span how many columns it has
   */
  public record Head(String title, String note, int span) {}

  /**
   * Properties under one heading.
   *
   * @param name the heading
   * @param rows the properties
   */
  public record Family(String name, List<Row> rows) {}

  /**
   * A property.
   *
   * @param id its short name
   * @param sentence what it demands
   * @param basis what is to be said of what its verdicts rest on; may be empty
   * @param cells a verdict for each column
   */
  public record Row(String id, String sentence, String basis, List<Mark> cells) {}

  /**
   * A verdict.
   *
   * @param sign what is seen
   * @param style the class that gives its look
   * @param meaning what a pointer that rests on it, or a screen reader, is told
   */
  public record Mark(String sign, String style, String meaning) {}

  static Matrix of(Comparison comparison) {
    VerdictMatrix verdicts = VerdictMatrix.of(comparison);
    List<String> schemes = comparison.schemes().stream().map(Scheme::name).toList();
    List<Head> heads = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    for (Check check : comparison.checks()) {
      boolean hasRun = verdicts.hasRun(check);
      heads.add(
          new Head(
              check.title(),
              hasRun ? extent(comparison, check) : check.whenMissing(),
              hasRun ? schemes.size() : 1));
      columns.addAll(hasRun ? schemes : List.of(""));
    }
    List<Family> families = new ArrayList<>();
    for (String name : verdicts.families()) {
      families.add(
          new Family(
              name,
              comparison.properties().stream()
                  .filter(property -> property.family().equals(name))
                  .map(property -> row(comparison, verdicts, schemes, property))
                  .toList()));
    }
    List<String> failures =
        verdicts.failures().stream()
            .map(one -> one.scheme() + " " + one.property() + ": " + one.detail())
            .toList();
    List<String> notes = VerdictTables.unexplored(comparison).stream().toList();
    return new Matrix(heads, columns, families, failures, notes);
  }

  private static Row row(
      Comparison comparison,
      VerdictMatrix verdicts,
      List<String> schemes,
      JudgedProperty property) {
    List<Mark> cells = new ArrayList<>();
    for (Check check : comparison.checks()) {
      if (verdicts.hasRun(check)) {
        schemes.forEach(scheme -> cells.add(mark(verdicts.verdict(scheme, property, check))));
      } else {
        cells.add(new Mark("?", "unknown", check.whenMissing()));
      }
    }
    String basis = verdicts.restsOnRunsAlone(property) ? "sequential runs alone" : "";
    return new Row(property.id(), property.sentence(), basis, cells);
  }

  private static Mark mark(Verdict verdict) {
    String meaning = verdict.scheme() + " " + verdict.property() + ": " + verdict.standing();
    return switch (verdict.outcome()) {
      case FAIL -> new Mark("\u2717", "fail", meaning);
      case UNKNOWN -> new Mark("?", "unknown", meaning);
      case PASS ->
          verdict.isProof()
              ? new Mark("\u25cf", "proved", meaning)
              : new Mark("\u25cb", "seen", meaning);
    };
  }

  private static String extent(Comparison comparison, Check check) {
    List<Verdict> own =
        comparison.verdicts().stream()
            .filter(verdict -> verdict.check().equals(check.id()) && verdict.scenarios() > 0)
            .toList();
    LongSummaryStatistics scenarios =
        own.stream().mapToLong(Verdict::scenarios).summaryStatistics();
    if (own.isEmpty()) {
      return "no " + check.counted() + " ran";
    }
    String count =
        scenarios.getMin() == scenarios.getMax()
            ? Numbers.count(scenarios.getMax())
            : Numbers.count(scenarios.getMin()) + " to " + Numbers.count(scenarios.getMax());
    long exhaustive = own.stream().filter(Verdict::exhaustive).count();
    String kind =
        exhaustive == own.size()
            ? "exhaustive within its bound"
            : exhaustive == 0 ? "a sample, not a proof" : "partly exhaustive";
    return count + " " + check.counted() + (scenarios.getMax() == 1 ? ", " : "s each, ") + kind;
  }
}

package org.lazymm.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lazymm.report.Check;
import org.lazymm.report.Comparison;
import org.lazymm.report.JudgedProperty;
import org.lazymm.report.Outcome;
import org.lazymm.report.Scheme;
import org.lazymm.report.Verdict;
import org.lazymm.report.finding.Rank;
import org.lazymm.report.finding.VerdictMatrix;
import org.lazymm.report.finding.VerdictTally;
import org.lazymm.report.table.Table.Row;
import org.lazymm.report.table.TableCell.Mark;

/** What was found about the schemes, as tables. */
public final class VerdictTables {

  private VerdictTables() {}

  /** A row for each scheme, a column for each check that has run. */
  public static Table summary(Comparison comparison) {
    VerdictMatrix matrix = VerdictMatrix.of(comparison);
    List<Check> ran = comparison.checks().stream().filter(matrix::hasRun).toList();
    List<String> headers = new ArrayList<>(List.of("scheme", "all checks together"));
    ran.forEach(check -> headers.add(check.title()));
    List<Row> rows = new ArrayList<>();
    for (Scheme scheme : comparison.schemes()) {
      Rank standing = matrix.standing(scheme.name());
      List<TableCell> cells = new ArrayList<>();
      cells.add(new TableCell(standing.label(), mark(standing)));
      for (Check check : ran) {
        VerdictTally tally = matrix.tally(scheme.name(), check);
        cells.add(new TableCell(words(tally), tally.failed() > 0 ? Mark.FAIL : Mark.PLAIN));
      }
      rows.add(new Row(scheme.name(), cells));
    }
    return new Table("Verdicts", headers, rows, notes(comparison, matrix));
  }

  /** A row for each property, a column for each scheme: what one check found. */
  public static Table matrix(Comparison comparison, Check check) {
    VerdictMatrix matrix = VerdictMatrix.of(comparison);
    List<String> headers = new ArrayList<>(List.of("property"));
    comparison.schemes().forEach(scheme -> headers.add(scheme.name()));
    List<Row> rows = new ArrayList<>();
    String family = "";
    for (JudgedProperty property : comparison.properties()) {
      if (!property.family().equals(family)) {
        family = property.family();
        rows.add(new Row(family, List.of()));
      }
      rows.add(
          new Row(
              property.id() + " " + property.sentence(),
              comparison.schemes().stream()
                  .map(scheme -> cell(matrix.verdict(scheme.name(), property, check)))
                  .toList()));
    }
    return new Table("Verdicts by " + check.title(), headers, rows, List.of());
  }

  private static TableCell cell(Verdict verdict) {
    return switch (verdict.outcome()) {
      case FAIL -> new TableCell("FAIL", Mark.FAIL);
      case UNKNOWN -> new TableCell("unknown", Mark.UNKNOWN);
      case PASS -> TableCell.of(verdict.isProof() ? "proved" : "not violated");
    };
  }

  private static List<String> notes(Comparison comparison, VerdictMatrix matrix) {
    List<String> notes = new ArrayList<>();
    for (Verdict failure : matrix.failures()) {
      notes.add(
          "FAIL "
              + failure.scheme()
              + " "
              + failure.property()
              + " ("
              + title(comparison, failure.check())
              + "): "
              + failure.detail());
    }
    for (Check check : comparison.checks()) {
      if (!matrix.hasRun(check)) {
        notes.add(check.title() + ": " + check.whenMissing() + ".");
      }
    }
    unexplored(comparison, matrix).ifPresent(notes::add);
    if (comparison.verdicts().stream().anyMatch(verdict -> verdict.scenarios() > 0)) {
      notes.add(
          "\"Not violated\" means that no violation was seen in what ran; only \"proved\" covers"
              + " every execution within the check's bound.");
    }
    return notes;
  }

  /** What to do about the properties on memory order, if no explorer has run. */
  public static Optional<String> unexplored(Comparison comparison) {
    return unexplored(comparison, VerdictMatrix.of(comparison));
  }

  private static Optional<String> unexplored(Comparison comparison, VerdictMatrix matrix) {
    if (comparison.checks().stream().filter(Check::looksAtExecutions).anyMatch(matrix::hasRun)) {
      return Optional.empty();
    }
    List<String> open =
        comparison.properties().stream()
            .filter(JudgedProperty::aboutOrders)
            .map(JudgedProperty::id)
            .filter(id -> comparison.verdicts().stream().anyMatch(one -> isUnknown(one, id)))
            .toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Unknown because about memory order: "
                + String.join(", ", open)
                + "; lazymm compare --explore or lazymm check judges them.");
  }

  private static boolean isUnknown(Verdict verdict, String property) {
    return verdict.property().equals(property) && verdict.outcome() == Outcome.UNKNOWN;
  }

  private static String title(Comparison comparison, String id) {
    return comparison.checks().stream()
        .filter(check -> check.id().equals(id))
        .map(Check::title)
        .findFirst()
        .orElse(id);
  }

  private static String words(VerdictTally tally) {
    List<String> words = new ArrayList<>();
    if (tally.failed() > 0) {
      words.add(tally.failed() + " FAIL");
    }
    if (tally.proved() > 0) {
      words.add(tally.proved() + " proved");
    }
    if (tally.seen() > 0) {
      words.add(tally.seen() + " not violated");
    }
    if (tally.unknown() > 0) {
      words.add(tally.unknown() + " unknown");
    }
    return String.join(", ", words);
  }

  private static Mark mark(Rank standing) {
    return switch (standing) {
      case FELL_SHORT -> Mark.FAIL;
      case UNKNOWN -> Mark.UNKNOWN;
      case NOT_REFUTED -> Mark.PLAIN;
      case PROVED -> Mark.BEST;
    };
  }
}

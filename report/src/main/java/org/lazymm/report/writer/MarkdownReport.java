package org.lazymm.report.writer;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lazymm.report.Check;
import org.lazymm.report.Comparison;
import org.lazymm.report.Metrics;
import org.lazymm.report.PricedLoad;
import org.lazymm.report.finding.Crossovers;
import org.lazymm.report.finding.LeadRelation;
import org.lazymm.report.finding.Sentences;
import org.lazymm.report.finding.Sweep;
import org.lazymm.report.finding.VerdictMatrix;
import org.lazymm.report.table.CostTables;
import org.lazymm.report.table.PriceTables;
import org.lazymm.report.table.SensitivityTables;
import org.lazymm.report.table.Table;
import org.lazymm.report.table.TableCell;
import org.lazymm.report.table.TableCell.Mark;
import org.lazymm.report.table.TableLines;
import org.lazymm.report.table.VerdictTables;

/** Writes a comparison as Markdown with tables, for issues, mails and pages. */
public final class MarkdownReport implements ReportWriter {

  @Override
  public void write(Comparison comparison, Writer out) throws IOException {
    out.write("# lazymm comparison\n\n");
    items(out, TableLines.preface(comparison));
    if (!comparison.schemes().isEmpty()) {
      table(out, VerdictTables.summary(comparison));
    }
    VerdictMatrix matrix = VerdictMatrix.of(comparison);
    for (Check check : comparison.checks()) {
      if (matrix.hasRun(check)) {
        table(out, VerdictTables.matrix(comparison, check));
      }
    }
    for (Sweep sweep : Sweep.of(comparison)) {
      if (sweep.isCurve() && sweep.metrics().contains(Metrics.SWITCHES_PER_SECOND)) {
        table(out, CostTables.scaling(sweep, Metrics.SWITCHES_PER_SECOND));
      }
      table(out, CostTables.costs(sweep, sweep.last()));
      List<Table> more =
          Stream.of(PriceTables.of(sweep, sweep.last()), SensitivityTables.of(comparison, sweep))
              .flatMap(Optional::stream)
              .toList();
      for (Table one : more) {
        table(out, one);
      }
    }
    crossovers(out, Crossovers.of(comparison));
    out.write("\n## How to reproduce\n\n");
    out.write("- everything: " + code(comparison.provenance().command()) + "\n");
    for (PricedLoad workload : comparison.workloads()) {
      out.write("- " + escape(workload.id()) + ": " + code(workload.command()) + "\n");
    }
  }

  private static void items(Writer out, List<String> lines) throws IOException {
    for (String line : lines) {
      out.write("- " + escape(line.strip()) + "\n");
    }
  }

  private static void table(Writer out, Table table) throws IOException {
    out.write("\n## " + escape(table.title()) + "\n\n|");
    for (String header : table.headers()) {
      out.write(" " + escape(header) + " |");
    }
    out.write("\n| --- |" + " ---: |".repeat(table.headers().size() - 1) + "\n");
    for (Table.Row row : table.rows()) {
      out.write(
          row.isHeading()
              ? "| **" + escape(row.name()) + "** |"
              : "| " + escape(row.name()) + " |");
      for (TableCell cell : row.cells()) {
        out.write(" " + cell(cell) + " |");
      }
      out.write(row.isHeading() ? " |".repeat(table.headers().size() - 1) + "\n" : "\n");
    }
    if (!table.notes().isEmpty()) {
      out.write("\n");
      items(out, table.notes());
    }
  }

  private static String cell(TableCell cell) {
    boolean strong = cell.mark() == Mark.BEST || cell.mark() == Mark.FAIL;
    return strong ? "**" + escape(cell.text()) + "**" : escape(cell.text());
  }

  private static void crossovers(Writer out, List<List<LeadRelation>> groups) throws IOException {
    for (List<LeadRelation> group : groups) {
      out.write("\n## " + escape(group.get(0).title()) + "\n\n");
      items(out, Sentences.of(group));
    }
  }

  private static String code(String text) {
    return "``` " + text + " ```";
  }

  private static String escape(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]<>|#~])", "\\\\$1")
        .replace("&", "&amp;")
        .replaceAll("\\R", " ");
  }
}

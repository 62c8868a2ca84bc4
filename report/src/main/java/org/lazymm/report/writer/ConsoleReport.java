package org.lazymm.report.writer;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lazymm.report.Comparison;
import org.lazymm.report.Metrics;
import org.lazymm.report.finding.Crossovers;
import org.lazymm.report.finding.LeadRelation;
import org.lazymm.report.finding.Sentences;
import org.lazymm.report.finding.Sweep;
import org.lazymm.report.table.CostTables;
import org.lazymm.report.table.PriceTables;
import org.lazymm.report.table.SensitivityTables;
import org.lazymm.report.table.Table;
import org.lazymm.report.table.TableLines;
import org.lazymm.report.table.VerdictTables;

/** Writes a comparison for a terminal, in lines that fit {@link TextWrap#WIDTH} columns. */
public final class ConsoleReport implements ReportWriter {

  private static final String INDENT = "    ";

  private final AnsiStyle ink;

  private ConsoleReport(AnsiStyle ink) {
    this.ink = ink;
  }

  /** Without colour, for files, pipes and tests. */
  public static ConsoleReport plain() {
    return new ConsoleReport(AnsiStyle.NONE);
  }

  /** With colour, for a terminal that understands ANSI escape sequences. */
  public static ConsoleReport coloured() {
    return new ConsoleReport(AnsiStyle.ANSI);
  }

  @Override
  public void write(Comparison comparison, Writer out) throws IOException {
    List<String> lines = new ArrayList<>();
    TableLines.preface(comparison).forEach(line -> wrapped(line).forEach(lines::add));
    if (!comparison.schemes().isEmpty()) {
      add(lines, VerdictTables.summary(comparison));
    }
    for (Sweep sweep : Sweep.of(comparison)) {
      if (sweep.isCurve() && sweep.metrics().contains(Metrics.SWITCHES_PER_SECOND)) {
        add(lines, CostTables.scaling(sweep, Metrics.SWITCHES_PER_SECOND));
      }
      add(lines, CostTables.costs(sweep, sweep.last()));
      PriceTables.of(sweep, sweep.last()).ifPresent(price -> add(lines, price));
      SensitivityTables.of(comparison, sweep).ifPresent(figures -> add(lines, figures));
    }
    addCrossovers(lines, Crossovers.of(comparison));
    for (String line : lines) {
      out.write(line);
      out.write('\n');
    }
  }

  private void add(List<String> lines, Table table) {
    lines.add("");
    wrapped(table.title()).forEach(line -> lines.add(ink.head(line)));
    lines.addAll(new TextTable(table, TextWrap.WIDTH, ink).lines());
    table.notes().forEach(note -> wrapped(note).forEach(lines::add));
  }

  private void addCrossovers(List<String> lines, List<List<LeadRelation>> groups) {
    for (List<LeadRelation> group : groups) {
      lines.add("");
      wrapped(group.get(0).title()).forEach(line -> lines.add(ink.head(line)));
      Sentences.of(group).forEach(line -> wrapped(line).forEach(lines::add));
    }
  }

  private static Stream<String> wrapped(String text) {
    return TextWrap.indented(INDENT, text).lines();
  }
}

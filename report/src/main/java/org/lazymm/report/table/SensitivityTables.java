package org.lazymm.report.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lazymm.report.Comparison;
import org.lazymm.report.Numbers;
import org.lazymm.report.Sensitivity;
import org.lazymm.report.finding.Sweep;
import org.lazymm.report.table.Table.Row;

/** Which figures of a machine decide, those that decide most first. */
public final class SensitivityTables {
  private static final int ROWS = 10;

  private SensitivityTables() {}

  /** The figures that decide in a sweep; empty where that was not looked into. */
  public static Optional<Table> of(Comparison comparison, Sweep sweep) {
    List<Sensitivity> all =
        comparison.sensitivities().stream()
            .filter(one -> one.workload().equals(sweep.workload().id()))
            .filter(one -> one.profile().equals(sweep.profile().id()))
            .sorted(Comparator.comparingDouble(Sensitivity::swing).reversed())
            .toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Set<String> schemes = new TreeSet<>(all.stream().map(Sensitivity::scheme).toList());
    Set<String> figures =
        new LinkedHashSet<>(
            all.stream()
                .filter(one -> one.swing() >= Sensitivity.LEAST_SWING)
                .map(Sensitivity::figure)
                .toList());
    List<Row> rows = new ArrayList<>();
    for (String figure : figures.stream().limit(ROWS).toList()) {
      List<Sensitivity> own = all.stream().filter(one -> one.figure().equals(figure)).toList();
      List<TableCell> cells = new ArrayList<>(List.of(TableCell.of(range(own.get(0)))));
      for (String scheme : schemes) {
        cells.add(
            TableCell.of(
                own.stream()
                    .filter(one -> one.scheme().equals(scheme))
                    .map(SensitivityTables::leads)
                    .findFirst()
                    .orElse(Numbers.MISSING)));
      }
      rows.add(new Row(figure, cells));
    }
    List<String> headers = new ArrayList<>(List.of("", "range"));
    headers.addAll(schemes);
    return Optional.of(
        new Table(
            sweep.title()
                + ", "
                + Numbers.count(all.get(0).cpus())
                + " CPUs: figures that decide the lead over "
                + all.get(0).against(),
            headers,
            rows,
            notes(figures.size())));
  }

  private static List<String> notes(int figures) {
    String meaning =
        "A lead at the low and at the high end of the figure's range, all others as stated; above 1"
            + " the scheme is ahead.";
    if (figures == 0) {
      return List.of(meaning, "No figure changes a lead by 1 % or more.");
    }
    return figures > ROWS
        ? List.of(meaning, (figures - ROWS) + " more figures change a lead by 1 % or more.")
        : List.of(meaning, "No other figure changes a lead by 1 % or more.");
  }

  private static String range(Sensitivity one) {
    String ends = Numbers.rough(one.low()) + ".." + Numbers.rough(one.high());
    return one.unit().isEmpty() ? ends : ends + " " + one.unit();
  }

  private static String leads(Sensitivity one) {
    String ends = lead(one.leadAtLow()) + ".." + lead(one.leadAtHigh());
    return one.flipsAt().isPresent() && one.swing() >= Sensitivity.LEAST_SWING
        ? ends + ", flips at " + Numbers.rough(one.flipsAt().getAsDouble())
        : ends;
  }

  private static String lead(double factor) {
    return factor < 9.995 ? String.format(Locale.ROOT, "%.2f", factor) : Numbers.factor(factor);
  }
}

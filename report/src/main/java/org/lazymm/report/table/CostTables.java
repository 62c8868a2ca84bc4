package org.lazymm.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lazymm.report.Direction;
import org.lazymm.report.Interval;
import org.lazymm.report.Metric;
import org.lazymm.report.MetricGroup;
import org.lazymm.report.Metrics;
import org.lazymm.report.Numbers;
import org.lazymm.report.finding.Sweep;
import org.lazymm.report.table.Table.Row;

/** What the schemes cost in a sweep, as tables. */
public final class CostTables {

  private CostTables() {}

  /** One metric along the axis: a row for each position, a column for each scheme. */
  public static Table scaling(Sweep sweep, Metric metric) {
    List<Row> rows = new ArrayList<>();
    for (double at : sweep.positions()) {
      rows.add(
          new Row(
              Numbers.tick(at),
              cells(sweep.schemes(), metric, scheme -> sweep.interval(scheme, at, metric))));
    }
    String title =
        sweep.title() + ": " + metric.title() + " (" + direction(metric) + ")" + draws(sweep);
    return new Table(title, headers(sweep.workload().axis().noun(), sweep), rows, List.of());
  }

  /** All metrics at one position: a row for each, a column for each scheme. */
  public static Table costs(Sweep sweep, double at) {
    List<Row> rows = new ArrayList<>();
    List<String> zeros = new ArrayList<>();
    for (MetricGroup group : MetricGroup.values()) {
      List<Row> part = new ArrayList<>();
      for (Metric metric : sweep.metrics()) {
        if (metric.group() == group) {
          addRow(part, zeros, sweep, at, metric);
        }
      }
      if (!part.isEmpty()) {
        rows.add(
            new Row(
                isPerSwitch(group, sweep) ? group.title() + ", per switch" : group.title(),
                List.of()));
        rows.addAll(part);
      }
    }
    List<String> notes =
        zeros.isEmpty()
            ? List.of()
            : List.of("Zero for every scheme: " + String.join(", ", zeros) + ".");
    String title =
        sweep.title()
            + ", "
            + Numbers.tick(at)
            + " "
            + sweep.workload().axis().noun()
            + ": costs"
            + draws(sweep);
    return new Table(title, headers("", sweep), rows, notes);
  }

  private static void addRow(
      List<Row> rows, List<String> zeros, Sweep sweep, double at, Metric metric) {
    boolean perSwitch = isPerSwitch(metric.group(), sweep);
    Metric shown = perSwitch ? metric.perSwitch() : metric;
    Function<String, Optional<Interval>> band =
        scheme ->
            perSwitch ? sweep.perSwitch(scheme, at, metric) : sweep.interval(scheme, at, metric);
    List<Optional<Interval>> bands = sweep.schemes().stream().map(band).toList();
    if (bands.stream().allMatch(Optional::isEmpty)) {
      return;
    }
    if (bands.stream().allMatch(one -> one.isPresent() && one.get().isZero())) {
      zeros.add(metric.title());
      return;
    }
    rows.add(new Row(metric.title(), cells(sweep.schemes(), shown, band)));
  }

  /**
   * Traffic is shown for each switch, since runs of equal length make different numbers of them.
   */
  private static boolean isPerSwitch(MetricGroup group, Sweep sweep) {
    return (group == MetricGroup.MEMORY
            || group == MetricGroup.TRANSFERS
            || group == MetricGroup.TIME)
        && sweep.metrics().contains(Metrics.SWITCHES);
  }

  private static List<String> headers(String first, Sweep sweep) {
    List<String> headers = new ArrayList<>();
    headers.add(first);
    headers.addAll(sweep.schemes());
    return headers;
  }

  private static List<TableCell> cells(
      List<String> schemes, Metric metric, Function<String, Optional<Interval>> bandOf) {
    return CellText.of(metric, schemes.stream().map(bandOf).toList());
  }

  private static String draws(Sweep sweep) {
    int draws = sweep.drawCount();
    return draws == 1 ? "" : ", median (90 % of " + draws + " draws)";
  }

  private static String direction(Metric metric) {
    return metric.better() == Direction.HIGHER ? "more is better" : "less is better";
  }
}

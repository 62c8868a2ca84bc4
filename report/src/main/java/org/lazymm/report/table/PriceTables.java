package org.lazymm.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.lazymm.report.Measurement;
import org.lazymm.report.Metric;
import org.lazymm.report.MetricGroup;
import org.lazymm.report.Metrics;
import org.lazymm.report.Numbers;
import org.lazymm.report.Unit;
import org.lazymm.report.finding.Sweep;
import org.lazymm.report.table.Table.Row;

/**
 * The price of schemes: where the time goes, as the difference to the status quo, which is the
 * reference count with full barriers that Linux has.
 *
 * <p>A price is the time that is neither user work nor spare. Each draw is compared with the same
 * draw of the status quo.
 */
public final class PriceTables {

  /** The scheme that Linux has had since 2003. */
  public static final String STATUS_QUO = "fullbarrier";

  private static final List<Metric> SPARE = List.of(Metrics.TIME_IDLE, Metrics.TIME_OFFLINE);

  private static final Metric SHARE =
      new Metric(
          "share",
          "share",
          MetricGroup.TIME,
          Unit.SHARE,
          Metrics.TIME_USER.better(),
          3,
          "Share of the time of all CPUs");

  /** What a price is counted by. */
  private enum Per {
    SWITCH("Per context switch"),
    EXIT("Per exit"),
    MACHINE("Share of the machine");

    private final String title;

    Per(String title) {
      this.title = title;
    }

    OptionalDouble of(Measurement one, Function<Measurement, OptionalDouble> amount) {
      OptionalDouble ticks = amount.apply(one);
      double by =
          switch (this) {
            case SWITCH -> one.value(Metrics.SWITCHES).orElse(0);
            case EXIT -> one.value(Metrics.EXITS).orElse(0);
            case MACHINE -> sum(one, Metrics.of(MetricGroup.TIME));
          };
      return by > 0 && ticks.isPresent()
          ? OptionalDouble.of(ticks.getAsDouble() / by)
          : OptionalDouble.empty();
    }
  }

  private PriceTables() {}

  /**
   * The price at one position: rows for each account and for all together; empty where the status
   * quo was not measured, or nothing else was.
   */
  public static Optional<Table> of(Sweep sweep, double at) {
    List<String> others =
        sweep.schemes().stream().filter(scheme -> !scheme.equals(STATUS_QUO)).toList();
    boolean isComparable =
        !others.isEmpty()
            && !sweep.draws(STATUS_QUO, at, one -> one.value(Metrics.TIME_KERNEL)).isEmpty();
    if (!isComparable) {
      return Optional.empty();
    }
    List<Row> rows = new ArrayList<>();
    for (Per per : Per.values()) {
      List<Row> part = rows(sweep, at, others, per);
      if (!part.isEmpty()) {
        rows.add(new Row(per.title, List.of()));
        rows.addAll(part);
      }
    }
    List<String> headers = new ArrayList<>(List.of(""));
    headers.addAll(others);
    return Optional.of(
        new Table(
            sweep.title()
                + ", "
                + Numbers.tick(at)
                + " "
                + sweep.workload().axis().noun()
                + ": price against "
                + STATUS_QUO,
            headers,
            rows,
            List.of("The price is all time but user work, idleness and offline CPUs.")));
  }

  private static List<Row> rows(Sweep sweep, double at, List<String> schemes, Per per) {
    List<Row> rows = new ArrayList<>();
    for (Metric account : Metrics.of(MetricGroup.TIME)) {
      add(rows, sweep, at, schemes, per, account.title(), one -> one.value(account));
    }
    if (!rows.isEmpty()) {
      add(rows, sweep, at, schemes, per, "price, all together", PriceTables::price);
    }
    return rows;
  }

  private static void add(
      List<Row> rows,
      Sweep sweep,
      double at,
      List<String> schemes,
      Per per,
      String title,
      Function<Measurement, OptionalDouble> amount) {
    Metric shown = per == Per.MACHINE ? SHARE : Metrics.TIME_KERNEL;
    List<Optional<Difference>> differences =
        schemes.stream()
            .map(
                scheme ->
                    Difference.of(
                        sweep.draws(scheme, at, one -> per.of(one, amount)),
                        sweep.draws(STATUS_QUO, at, one -> per.of(one, amount))))
            .toList();
    if (differences.stream().flatMap(Optional::stream).anyMatch(one -> !one.isNothing(shown))) {
      rows.add(
          new Row(
              title,
              differences.stream()
                  .map(one -> TableCell.of(one.map(is -> is.text(shown)).orElse(Numbers.MISSING)))
                  .toList()));
    }
  }

  private static OptionalDouble price(Measurement one) {
    if (one.value(Metrics.TIME_KERNEL).isEmpty()) {
      return OptionalDouble.empty();
    }
    double all = sum(one, Metrics.of(MetricGroup.TIME));
    double free = sum(one, SPARE) + one.value(Metrics.TIME_USER).orElse(0);
    return OptionalDouble.of(all - free);
  }

  private static double sum(Measurement one, List<Metric> metrics) {
    return metrics.stream().mapToDouble(metric -> one.value(metric).orElse(0)).sum();
  }
}

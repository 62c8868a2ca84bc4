package org.lazymm.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lazymm.report.Comparison;
import org.lazymm.report.Interval;
import org.lazymm.report.Metric;
import org.lazymm.report.Metrics;
import org.lazymm.report.Numbers;
import org.lazymm.report.Scheme;
import org.lazymm.report.finding.Rank;
import org.lazymm.report.finding.Sweep;
import org.lazymm.report.finding.VerdictMatrix;
import org.lazymm.report.table.CellText;
import org.lazymm.report.table.TableCell;

/**
 * Each scheme in one row: what is known of its sanity, and its main costs at the far end of each
 * sweep.
 *
 * @param heads the sweeps
 * @param columns the metrics under each
 * @param rows the schemes
 */
public record Summary(List<Matrix.Head> heads, List<String> columns, List<Row> rows) {

  private static final List<Metric> SHOWN =
      List.of(
          Metrics.SWITCHES_PER_SECOND,
          Metrics.EXIT_LATENCY_P99,
          Metrics.DEAD_MMS_PEAK,
          Metrics.IPIS_TO_IDLE);

  /**
   * A scheme.
   *
   * @param scheme its name
   * @param summary what it does
   * @param standing what is known of its sanity
   * @param style the class that gives the look of the standing
   * @param why the standing in one sentence
   * @param cells its costs
   */
  public record Row(
      String scheme,
      String summary,
      String standing,
      String style,
      String why,
      List<TableCell> cells) {}

  static Summary of(Comparison comparison) {
    List<Matrix.Head> heads = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    List<List<TableCell>> costs = new ArrayList<>();
    comparison.schemes().forEach(scheme -> costs.add(new ArrayList<>()));
    for (Sweep sweep : Sweep.of(comparison)) {
      List<Metric> metrics = SHOWN.stream().filter(sweep.metrics()::contains).toList();
      if (!metrics.isEmpty()) {
        String where = Numbers.tick(sweep.last()) + " " + sweep.workload().axis().noun();
        heads.add(new Matrix.Head(sweep.title(), where, metrics.size()));
      }
      for (Metric metric : metrics) {
        columns.add(metric.title());
        List<Optional<Interval>> bands =
            comparison.schemes().stream()
                .map(scheme -> sweep.interval(scheme.name(), sweep.last(), metric))
                .toList();
        List<TableCell> cells = CellText.of(metric, bands);
        for (int i = 0; i < cells.size(); i++) {
          costs.get(i).add(cells.get(i));
        }
      }
    }
    VerdictMatrix verdicts = VerdictMatrix.of(comparison);
    List<Row> rows = new ArrayList<>();
    for (Scheme scheme : comparison.schemes()) {
      Rank standing = verdicts.standing(scheme.name());
      rows.add(
          new Row(
              scheme.name(),
              scheme.summary(),
              standing.label(),
              style(standing),
              Reasons.of(comparison, verdicts, scheme.name()),
              costs.get(rows.size())));
    }
    return new Summary(heads, columns, rows);
  }

  private static String style(Rank standing) {
    return switch (standing) {
      case FELL_SHORT -> "fail";
      case UNKNOWN -> "unknown";
      case NOT_REFUTED -> "seen";
      case PROVED -> "proved";
    };
  }
}

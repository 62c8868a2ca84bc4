package org.lazymm.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.lazymm.report.Metric;
import org.lazymm.report.MetricGroup;
import org.lazymm.report.Metrics;
import org.lazymm.report.Numbers;
import org.lazymm.report.chart.BarChart;
import org.lazymm.report.chart.LineChart;
import org.lazymm.report.chart.SeriesLine;
import org.lazymm.report.finding.Sweep;

/** Draws the charts of a page, each with an id of its own. */
final class Figures {

  private final Palette palette;
  private int drawn;

  Figures(Palette palette) {
    this.palette = palette;
  }

  /** A metric along the axis of a sweep; empty if it is no curve or zero everywhere. */
  Optional<ChartFigure> curve(Sweep sweep, Metric metric) {
    List<SeriesLine> lines = new ArrayList<>();
    for (String scheme : sweep.schemes()) {
      List<SeriesLine.Point> points = new ArrayList<>();
      sweep
          .curve(scheme, metric)
          .forEach(
              (at, band) ->
                  points.add(
                      new SeriesLine.Point(
                          at,
                          band,
                          Numbers.tick(at)
                              + " "
                              + sweep.workload().axis().noun()
                              + ": "
                              + Numbers.human(metric, band))));
      if (!points.isEmpty()) {
        lines.add(new SeriesLine(scheme, palette.index(scheme), points));
      }
    }
    boolean isFlat =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .allMatch(one -> one.interval().isZero());
    if (!sweep.isCurve() || isFlat) {
      return Optional.empty();
    }
    String title = sweep.title() + ": " + metric.title();
    LineChart chart =
        new LineChart(
            id(),
            title,
            sweep.workload().axis().title(),
            metric.title(),
            Numbers::tick,
            value -> Numbers.tick(metric, value),
            lines);
    return Optional.of(new ChartFigure(title, chart.svg()));
  }

  /** Where the lines come from, for each switch. */
  Optional<ChartFigure> transfers(Sweep sweep, double at) {
    return stacked(
        sweep,
        at,
        Metrics.of(MetricGroup.TRANSFERS),
        true,
        "cache lines fetched from other CPUs, per switch");
  }

  /** Interrupts by what they found. */
  Optional<ChartFigure> interrupts(Sweep sweep, double at) {
    return stacked(
        sweep, at, List.of(Metrics.IPIS_USEFUL, Metrics.IPIS_WASTED), false, "interrupts sent");
  }

  /** Interrupts to idle CPUs. */
  Optional<ChartFigure> idleInterrupts(Sweep sweep, double at) {
    return stacked(sweep, at, List.of(Metrics.IPIS_TO_IDLE), false, "interrupts to idle CPUs");
  }

  private Optional<ChartFigure> stacked(
      Sweep sweep, double at, List<Metric> metrics, boolean perSwitch, String what) {
    Predicate<Metric> isThere =
        metric ->
            sweep.schemes().stream()
                .anyMatch(scheme -> amount(sweep, scheme, at, metric, perSwitch) > 0);
    List<Metric> shown = metrics.stream().filter(isThere).toList();
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    List<BarChart.Bar> bars =
        sweep.schemes().stream()
            .map(
                scheme ->
                    new BarChart.Bar(
                        scheme,
                        shown.stream()
                            .map(metric -> amount(sweep, scheme, at, metric, perSwitch))
                            .toList()))
            .toList();
    Metric scale = perSwitch ? shown.get(0).perSwitch() : shown.get(0);
    String title =
        sweep.title()
            + ", "
            + Numbers.tick(at)
            + " "
            + sweep.workload().axis().noun()
            + ": "
            + what;
    BarChart chart =
        new BarChart(
            id(),
            title,
            what,
            value -> Numbers.human(scale, value),
            value -> Numbers.tick(scale, value),
            shown.stream()
                .map(metric -> new BarChart.Part(metric.title(), shade(metrics, metric)))
                .toList(),
            bars);
    return Optional.of(new ChartFigure(title, chart.svg()));
  }

  /** The farther down the list, the stronger; the same for the same metric in every chart. */
  private static int shade(List<Metric> metrics, Metric metric) {
    int last = Math.max(1, metrics.size() - 1);
    return metrics.size() == 1 ? 3 : Math.min(5, 5 * metrics.indexOf(metric) / last);
  }

  private static double amount(
      Sweep sweep, String scheme, double at, Metric metric, boolean perSwitch) {
    return (perSwitch ? sweep.perSwitch(scheme, at, metric) : sweep.interval(scheme, at, metric))
        .map(band -> band.median())
        .orElse(0.0);
  }

  private String id() {
    drawn++;
    return "chart-" + drawn;
  }
}

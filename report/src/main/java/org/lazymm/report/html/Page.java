package org.lazymm.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lazymm.report.Comparison;
import org.lazymm.report.Metric;
import org.lazymm.report.Metrics;
import org.lazymm.report.finding.Crossovers;
import org.lazymm.report.finding.Sentences;
import org.lazymm.report.finding.Sweep;
import org.lazymm.report.table.CostTables;
import org.lazymm.report.table.PriceTables;
import org.lazymm.report.table.SensitivityTables;
import org.lazymm.report.table.Table;

/**
 * All that the template of the page shows, in the order in which it does.
 *
 * @param comparison what is reported
 * @param style the style sheet
 * @param palette how schemes look
 * @param glance each scheme in one row
 * @param findings who is ahead where
 * @param first the main curve, for the first screen; empty if no workload has one
 * @param matrix the verdicts
 * @param loads the costs
 * @param scaling speed and exit along the axes
 * @param retention dead mms along the axes
 * @param idle interrupts
 */
public record Page(
    Comparison comparison,
    String style,
    Palette palette,
    Summary glance,
    List<FindingsSection> findings,
    Optional<ChartFigure> first,
    Matrix matrix,
    List<LoadSection> loads,
    List<ChartFigure> scaling,
    List<ChartFigure> retention,
    List<ChartFigure> idle) {

  private static final List<Metric> SCALING =
      List.of(
          Metrics.SWITCHES_PER_SECOND,
          Metrics.TIME_PER_SWITCH,
          Metrics.EXIT_LATENCY_P99,
          Metrics.EXIT_LATENCY_MAX);

  private static final List<Metric> RETENTION =
      List.of(
          Metrics.DEAD_MMS_PEAK,
          Metrics.DEAD_MMS_MEAN,
          Metrics.TIME_TO_FREE_P50,
          Metrics.TIME_TO_FREE_P99);

  static Page of(Comparison comparison) {
    Palette palette = Palette.of(comparison);
    Figures figures = new Figures(palette);
    List<Sweep> sweeps = Sweep.of(comparison);
    List<FindingsSection> findings =
        Crossovers.of(comparison).stream()
            .map(group -> new FindingsSection(group.get(0).title(), Sentences.of(group)))
            .toList();
    List<ChartFigure> idle = new ArrayList<>();
    for (Sweep sweep : sweeps) {
      figures.interrupts(sweep, sweep.last()).ifPresent(idle::add);
      figures.idleInterrupts(sweep, sweep.last()).ifPresent(idle::add);
    }
    return new Page(
        comparison,
        HtmlReport.style(),
        palette,
        Summary.of(comparison),
        findings,
        curves(sweeps, List.of(Metrics.SWITCHES_PER_SECOND), figures).stream().findFirst(),
        Matrix.of(comparison),
        sweeps.stream().map(sweep -> load(comparison, sweep, figures)).toList(),
        curves(sweeps, SCALING, figures),
        curves(sweeps, RETENTION, figures),
        idle);
  }

  private static LoadSection load(Comparison comparison, Sweep sweep, Figures figures) {
    List<Table> reasons = new ArrayList<>();
    PriceTables.of(sweep, sweep.last()).ifPresent(reasons::add);
    SensitivityTables.of(comparison, sweep).ifPresent(reasons::add);
    List<Table> others = new ArrayList<>();
    for (double at : sweep.positions()) {
      if (at != sweep.last()) {
        others.add(CostTables.costs(sweep, at));
      }
    }
    return new LoadSection(
        sweep.title(),
        CostTables.costs(sweep, sweep.last()),
        reasons,
        others,
        figures.transfers(sweep, sweep.last()).stream().toList());
  }

  private static List<ChartFigure> curves(
      List<Sweep> sweeps, List<Metric> metrics, Figures figures) {
    return sweeps.stream()
        .flatMap(sweep -> metrics.stream().map(metric -> figures.curve(sweep, metric)))
        .flatMap(Optional::stream)
        .toList();
  }
}

package org.lazymm.report.html;

import java.util.List;
import org.lazymm.report.table.Table;

/**
 * The costs of one sweep.
 *
 * @param title workload and machine
 * @param costs all metrics at the far end
 * @param reasons the price against the status quo, and the figures that decide, where they are
 *     known
 * @param others the costs at all other positions
 * @param figures charts
 */
public record LoadSection(
    String title, Table costs, List<Table> reasons, List<Table> others, List<ChartFigure> figures) {

  /** Copies the lists. */
  public LoadSection {
    reasons = List.copyOf(reasons);
    others = List.copyOf(others);
    figures = List.copyOf(figures);
  }
}

package org.lazymm.report.html;

import java.util.List;
import org.lazymm.report.table.Table;

/**
 * The costs of one sweep.
 *
 * @param title workload and machine
 * @param costs all metrics at the far end
 * @param others the same at all other positions, and the main metric along the axis
 * @param figures charts
 */
public record Load(String title, Table costs, List<Table> others, List<Figure> figures) {

  /** Copies the lists. */
  public Load {
    others = List.copyOf(others);
    figures = List.copyOf(figures);
  }
}

package org.lazymm.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lazymm.report.Band;
import org.lazymm.report.Better;
import org.lazymm.report.Metric;
import org.lazymm.report.Numbers;
import org.lazymm.report.table.Cell.Mark;

/** Makes cells of bands and marks the best one. */
public final class Cells {

  private Cells() {}

  /** A cell for each scheme's band of a metric; those that lead are marked. */
  public static List<Cell> of(Metric metric, List<Optional<Band>> bands) {
    List<Cell> cells = new ArrayList<>();
    for (Optional<Band> band : bands) {
      if (band.isEmpty()) {
        cells.add(new Cell(Numbers.MISSING, Mark.UNKNOWN));
      } else {
        Mark mark = isBest(metric, band.get(), bands) ? Mark.BEST : Mark.PLAIN;
        cells.add(new Cell(Numbers.human(metric, band.get()), mark));
      }
    }
    return cells;
  }

  /** Whether nobody is better, while somebody is better than one of the others; bands apart. */
  private static boolean isBest(Metric metric, Band band, List<Optional<Band>> all) {
    List<Band> bands = all.stream().flatMap(Optional::stream).toList();
    return metric.better() != Better.NEITHER
        && leads(metric, band, bands)
        && bands.stream().anyMatch(other -> !leads(metric, other, bands));
  }

  private static boolean leads(Metric metric, Band band, List<Band> bands) {
    return switch (metric.better()) {
      case NEITHER -> false;
      case LOWER -> bands.stream().noneMatch(other -> other.isBelow(band));
      case HIGHER -> bands.stream().noneMatch(band::isBelow);
    };
  }
}

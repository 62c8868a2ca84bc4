package org.lazymm.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lazymm.report.Direction;
import org.lazymm.report.Interval;
import org.lazymm.report.Metric;
import org.lazymm.report.Numbers;
import org.lazymm.report.table.TableCell.Mark;

/** Makes cells of intervals and marks the best one. */
public final class CellText {

  private CellText() {}

  /** A cell for each scheme's interval of a metric; those that lead are marked. */
  public static List<TableCell> of(Metric metric, List<Optional<Interval>> intervals) {
    List<TableCell> cells = new ArrayList<>();
    for (Optional<Interval> interval : intervals) {
      if (interval.isEmpty()) {
        cells.add(new TableCell(Numbers.MISSING, Mark.UNKNOWN));
      } else {
        Mark mark = isBest(metric, interval.get(), intervals) ? Mark.BEST : Mark.PLAIN;
        cells.add(new TableCell(Numbers.human(metric, interval.get()), mark));
      }
    }
    return cells;
  }

  /** Whether nobody is better, while somebody is better than one of the others; intervals apart. */
  private static boolean isBest(Metric metric, Interval interval, List<Optional<Interval>> all) {
    List<Interval> intervals = all.stream().flatMap(Optional::stream).toList();
    return metric.better() != Direction.NEITHER
        && leads(metric, interval, intervals)
        && intervals.stream().anyMatch(other -> !leads(metric, other, intervals));
  }

  private static boolean leads(Metric metric, Interval interval, List<Interval> intervals) {
    return switch (metric.better()) {
      case NEITHER -> false;
      case LOWER -> intervals.stream().noneMatch(other -> other.isBelow(interval));
      case HIGHER -> intervals.stream().noneMatch(interval::isBelow);
    };
  }
}

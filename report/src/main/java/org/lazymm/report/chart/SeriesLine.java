package org.lazymm.report.chart;

import java.util.List;
import org.lazymm.report.Interval;

/**
 * One line of a {@link LineChart}.
 *
 * @param name what the legend says
 * @param index which of the looks it has; the same for the same thing in all charts of a page
 * @param points where it goes, by ascending x; one or more
 */
public record SeriesLine(String name, int index, List<Point> points) {

  /**
   * One point.
   *
   * @param x its position
   * @param interval the range of its amount
   * @param hint what a pointer that rests on it is told
   */
  public record Point(double x, Interval interval, String hint) {}

  /** Checks that there is something to draw. */
  public SeriesLine {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("line '" + name + "' has no points");
    }
  }

  Marker marker() {
    return new Marker(index);
  }

  Point last() {
    return points.get(points.size() - 1);
  }
}

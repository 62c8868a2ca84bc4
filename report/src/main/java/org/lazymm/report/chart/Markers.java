package org.lazymm.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Draws the markers of all lines: where several fall on one spot they take turns. */
final class Markers {

  private static final double TOUCHING = 6;

  private record Spot(SeriesLine line, SeriesLine.Point point, double y) {}

  private final Svg svg;
  private final Box box;
  private final Scale xScale;
  private final Scale yScale;

  Markers(Svg svg, Box box, Scale xScale, Scale yScale) {
    this.svg = svg;
    this.box = box;
    this.xScale = xScale;
    this.yScale = yScale;
  }

  void draw(List<SeriesLine> lines) {
    TreeMap<Double, List<Spot>> columns = new TreeMap<>();
    for (SeriesLine line : lines) {
      for (SeriesLine.Point point : line.points()) {
        columns
            .computeIfAbsent(point.x(), none -> new ArrayList<>())
            .add(new Spot(line, point, box.y(yScale, point.interval().median())));
      }
    }
    int turn = 0;
    for (List<Spot> column : columns.values()) {
      for (List<Spot> cluster : clusters(column)) {
        draw(cluster, turn);
      }
      turn++;
    }
  }

  private static List<List<Spot>> clusters(List<Spot> column) {
    List<Spot> sorted = new ArrayList<>(column);
    sorted.sort(Comparator.comparingDouble(Spot::y));
    List<List<Spot>> clusters = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (Spot spot : sorted) {
      if (spot.y() - last > TOUCHING) {
        clusters.add(new ArrayList<>());
      }
      clusters.get(clusters.size() - 1).add(spot);
      last = spot.y();
    }
    clusters.forEach(cluster -> cluster.sort(Comparator.comparingInt(spot -> spot.line().index())));
    return clusters;
  }

  private void draw(List<Spot> cluster, int turn) {
    Spot shown = cluster.get(turn % cluster.size());
    svg.group(
        () -> {
          svg.hint(
              cluster.stream()
                  .map(spot -> spot.line().name() + ", " + spot.point().hint())
                  .collect(Collectors.joining("\n")));
          shown.line().marker().draw(svg, box.x(xScale, shown.point().x()), shown.y());
        },
        "class",
        shown.line().marker().style());
  }
}

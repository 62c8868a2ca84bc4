package org.lazymm.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Names of the parts of bars, in as many rows as they need. */
final class Legend {

  private static final double SAMPLE = 16;
  private static final double GAP = 18;

  private record Entry(BarChart.Part part, double x, int row) {}

  private final List<Entry> entries = new ArrayList<>();

  Legend(List<BarChart.Part> parts, double width) {
    double x = 4;
    int row = 0;
    for (BarChart.Part part : parts) {
      double wide = SAMPLE + Text.label(part.name()) + GAP;
      if (x > 4 && x + wide > width) {
        x = 4;
        row++;
      }
      entries.add(new Entry(part, x, row));
      x += wide;
    }
  }

  int rows() {
    return entries.get(entries.size() - 1).row() + 1;
  }

  void draw(Svg svg, double rowHeight) {
    for (Entry entry : entries) {
      double middle = entry.row() * rowHeight + rowHeight / 2;
      svg.group(
          () ->
              svg.shape(
                  "rect",
                  "class",
                  "bar",
                  "x",
                  entry.x(),
                  "y",
                  middle - 5,
                  "width",
                  11.0,
                  "height",
                  11.0),
          "class",
          entry.part().style());
      svg.text("label", "start", entry.x() + SAMPLE, middle + 4.5, entry.part().name());
    }
  }
}

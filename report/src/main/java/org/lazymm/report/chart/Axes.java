package org.lazymm.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Draws the frame of a chart: grid, ticks and axis titles. */
final class Axes {

  private static final double GAP = 8;

  private final Svg svg;
  private final Box box;

  Axes(Svg svg, Box box) {
    this.svg = svg;
    this.box = box;
  }

  /** Horizontal grid lines with their amounts to the left, the title above. */
  void left(Scale scale, DoubleFunction<String> label, String title) {
    for (double tick : scale.ticks()) {
      double y = box.y(scale, tick);
      svg.line("grid", box.left(), y, box.right(), y);
      svg.text("tick", "end", box.left() - GAP, y + 4, label.apply(tick));
    }
    svg.text("axis", "start", GAP / 2, box.top() - 12, title + note(scale));
  }

  /** Short marks below at some positions, with those labels that have room, the title below. */
  void bottom(Scale scale, List<Double> positions, DoubleFunction<String> label, String title) {
    svg.line("frame", box.left(), box.bottom(), box.right(), box.bottom());
    List<Double> labelled = withRoom(scale, positions, label);
    for (double position : positions) {
      double x = box.x(scale, position);
      boolean isLabelled = labelled.contains(position);
      svg.line("frame", x, box.bottom(), x, box.bottom() + (isLabelled ? 5 : 3));
      if (isLabelled) {
        svg.text("tick", "middle", x, box.bottom() + 18, label.apply(position));
      }
    }
    svg.text(
        "axis", "middle", box.left() + box.width() / 2, box.bottom() + 36, title + note(scale));
  }

  private static String note(Scale scale) {
    return scale.isLogarithmic() ? " (log scale)" : "";
  }

  /** From the last position down, each one whose label does not touch the one after it. */
  private List<Double> withRoom(Scale scale, List<Double> positions, DoubleFunction<String> label) {
    List<Double> chosen = new ArrayList<>();
    double free = Double.POSITIVE_INFINITY;
    for (int i = positions.size() - 1; i >= 0; i--) {
      double x = box.x(scale, positions.get(i));
      double half = Text.tick(label.apply(positions.get(i))) / 2;
      if (x + half + GAP <= free) {
        chosen.add(positions.get(i));
        free = x - half;
      }
    }
    return chosen;
  }
}

package org.lazymm.report.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.lazymm.report.Interval;

/**
 * Lines over positions, each with the band that it lies in; its legend stands at the ends of the
 * lines.
 *
 * @param id unique in the page; letters, digits and dashes
 * @param title what it shows
 * @param xTitle what the positions are, with unit
 * @param yTitle what the amounts are, with unit
 * @param xLabel how a position reads
 * @param yLabel how an amount reads
 * @param lines one or more
 */
public record LineChart(
    String id,
    String title,
    String xTitle,
    String yTitle,
    DoubleFunction<String> xLabel,
    DoubleFunction<String> yLabel,
    List<SeriesLine> lines) {

  private static final double WIDTH = 640;
  private static final double HEIGHT = 360;
  private static final double TOP = 34;
  private static final double BOTTOM = 48;
  private static final double SAMPLE = 26;
  private static final double LEADER = 18;
  private static final double WIDEST_LABEL = 150;
  private static final double TOUCHING = 4;
  private static final int WIDEST_CABLE = 3;

  /** Checks that there is something to draw. */
  public LineChart {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("chart '" + title + "' has no lines");
    }
  }

  /** The drawing. */
  public String svg() {
    Scale x = Scale.spanning(min(SeriesLine.Point::x), max(SeriesLine.Point::x));
    Scale y =
        Scale.covering(min(point -> point.interval().low()), max(point -> point.interval().high()));
    double ticks =
        y.ticks().stream().mapToDouble(tick -> Text.tick(yLabel.apply(tick))).max().orElse(0);
    double names = lines.stream().mapToDouble(line -> Text.label(line.name())).max().orElse(0);
    double legend = LEADER + SAMPLE + Math.min(names, WIDEST_LABEL) + 8;
    Box box = new Box(ticks + 14, TOP, WIDTH - legend, HEIGHT - BOTTOM);
    return Svg.draw(id, WIDTH, HEIGHT, title, description(), svg -> draw(svg, box, x, y));
  }

  private void draw(Svg svg, Box box, Scale x, Scale y) {
    Axes axes = new Axes(svg, box);
    axes.left(y, yLabel, yTitle);
    axes.bottom(x, positions(), xLabel, xTitle);
    lines.forEach(
        line -> svg.group(() -> band(svg, box, x, y, line), "class", line.marker().style()));
    for (int i = 0; i < lines.size(); i++) {
      curve(svg, box, x, y, i);
    }
    new Markers(svg, box, x, y).draw(lines);
    legend(svg, box, x, y);
  }

  private static void band(Svg svg, Box box, Scale x, Scale y, SeriesLine line) {
    String top = path(box, x, y, line, Interval::high);
    String bottom = path(box, x, y, line, Interval::low);
    List<SeriesLine.Point> reversed = new ArrayList<>(line.points());
    Collections.reverse(reversed);
    String back =
        path(box, x, y, new SeriesLine(line.name(), line.index(), reversed), Interval::low);
    svg.shape("path", "class", "band", "d", top + "L" + back.substring(1) + "z");
    svg.shape("path", "class", "edge", "d", top);
    svg.shape("path", "class", "edge", "d", bottom);
  }

  /** Lines that end in one spot lie on each other like the strands of a cable, the first widest. */
  private void curve(Svg svg, Box box, Scale x, Scale y, int index) {
    SeriesLine line = lines.get(index);
    double end = box.y(y, line.last().interval().median());
    long above =
        lines.stream()
            .skip(index + 1L)
            .filter(other -> Math.abs(box.y(y, other.last().interval().median()) - end) < TOUCHING)
            .count();
    svg.shape(
        "path",
        "class",
        "curve " + line.marker().style(),
        "stroke-width",
        2 + 1.8 * Math.min(above, WIDEST_CABLE),
        "stroke-dasharray",
        above > 0 ? "none" : line.marker().dash(),
        "d",
        path(box, x, y, line, Interval::median));
  }

  private void legend(Svg svg, Box box, Scale x, Scale y) {
    double[] wanted =
        lines.stream().mapToDouble(line -> box.y(y, line.last().interval().median())).toArray();
    double[] places = LabelSpreading.apart(wanted, Text.LINE + 3, box.top(), box.bottom());
    for (int i = 0; i < lines.size(); i++) {
      SeriesLine line = lines.get(i);
      double end = box.x(x, line.last().x());
      double left = box.right() + LEADER;
      double at = places[i];
      svg.line("leader", end + 6, wanted[i], left - 2, at);
      svg.group(
          () -> {
            svg.shape(
                "line",
                "class",
                "curve",
                "stroke-dasharray",
                line.marker().dash(),
                "x1",
                left,
                "y1",
                at,
                "x2",
                left + SAMPLE - 6,
                "y2",
                at);
            line.marker().draw(svg, left + (SAMPLE - 6) / 2, at);
          },
          "class",
          line.marker().style());
      String name = Text.fit(line.name(), WIDEST_LABEL);
      svg.text("label", "start", left + SAMPLE, at + 4, name);
    }
  }

  private static String path(
      Box box, Scale x, Scale y, SeriesLine line, ToDoubleFunction<Interval> amount) {
    return line.points().stream()
        .map(
            point ->
                Svg.number(box.x(x, point.x()))
                    + " "
                    + Svg.number(box.y(y, amount.applyAsDouble(point.interval()))))
        .collect(Collectors.joining("L", "M", ""));
  }

  private String description() {
    return lines.stream()
        .sorted(Comparator.comparing(SeriesLine::name))
        .map(
            line ->
                String.format(
                    Locale.ROOT,
                    "%s: %s to %s.",
                    line.name(),
                    line.points().get(0).hint(),
                    line.last().hint()))
        .collect(Collectors.joining(" "));
  }

  private List<Double> positions() {
    return lines.stream()
        .flatMap(line -> line.points().stream())
        .map(SeriesLine.Point::x)
        .distinct()
        .sorted()
        .toList();
  }

  private double min(ToDoubleFunction<SeriesLine.Point> value) {
    return lines.stream()
        .flatMap(line -> line.points().stream())
        .mapToDouble(value)
        .min()
        .orElse(0);
  }

  private double max(ToDoubleFunction<SeriesLine.Point> value) {
    return lines.stream()
        .flatMap(line -> line.points().stream())
        .mapToDouble(value)
        .max()
        .orElse(0);
  }
}

package org.lazymm.explorer.counterexample;

import java.util.List;
import java.util.Locale;
import org.lazymm.explorer.counterexample.Moment.Kind;

/** Draws a counterexample: a line for each CPU, a dot for each moment, an arrow for each read. */
final class Drawing {
  private static final double TEXT = 12;
  private static final double BASE = 4;
  private static final double DOT = 4;
  private static final double HEADING = 24;
  private static final double NUMBERS = 34;
  private static final double BULGE = 26;
  private static final double GAP = 6;

  private final List<Moment> moments;
  private final Lanes lanes;
  private final Markup markup = new Markup();

  private Drawing(List<Moment> moments) {
    this.moments = moments;
    this.lanes = new Lanes(moments);
  }

  /** The drawing as an SVG element, to be named by a screen reader as its title says. */
  static String of(List<Moment> moments, String title) {
    Drawing drawing = new Drawing(moments);
    drawing.draw(title);
    return drawing.markup.toString();
  }

  private void draw(String title) {
    markup.raw(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"%.0f\" height=\"%.0f\""
                + " viewBox=\"0 0 %.0f %.0f\">",
            lanes.width(),
            lanes.height(),
            lanes.width(),
            lanes.height()));
    markup.element("title", title);
    markup.raw(
        "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\""
            + " markerHeight=\"7\" orient=\"auto\"><path class=\"tip\" d=\"M0 0L8 4L0 8z\"/>"
            + "</marker></defs>");
    for (int cpu : lanes.cpus()) {
      double x = lanes.x(cpu);
      markup.element("text", "cpu" + cpu, "class", "cpu", "x", x + TEXT, "y", HEADING);
      markup.shape(
          "line", "class", "lane", "x1", x, "x2", x, "y1", HEADING + GAP, "y2", lanes.height());
    }
    markup.element("text", "source", "class", "site", "x", lanes.sources(), "y", HEADING);
    moments.forEach(this::highlight);
    moments.forEach(this::arrow);
    moments.forEach(this::moment);
    markup.raw("</svg>");
  }

  private void highlight(Moment moment) {
    if (moment.culprit()) {
      markup.shape(
          "rect",
          "class",
          "culprit",
          "x",
          0.0,
          "y",
          lanes.y(moment.number()) - Lanes.ROW / 2,
          "width",
          lanes.width(),
          "height",
          Lanes.ROW);
    }
  }

  private void moment(Moment moment) {
    double y = lanes.y(moment.number());
    double x = lanes.x(moment.cpu());
    boolean operation = moment.kind() == Kind.OPERATION;
    markup.element(
        "text", Integer.toString(moment.number()), "class", "number", "x", NUMBERS, "y", y + BASE);
    markup.shape("circle", "class", operation ? "dot" : "turn", "cx", x, "cy", y, "r", DOT);
    markup.element(
        "text",
        moment.text(),
        "class",
        operation ? "text" : "text interrupt",
        "x",
        x + TEXT,
        "y",
        y + BASE);
    markup.element("text", moment.site(), "class", "site", "x", lanes.sources(), "y", y + BASE);
  }

  private void arrow(Moment moment) {
    if (moment.readsFrom() == 0) {
      return;
    }
    Moment source = moments.get(moment.readsFrom() - 1);
    double fromX = lanes.x(source.cpu());
    double toX = lanes.x(moment.cpu());
    double fromY = lanes.y(source.number());
    double toY = lanes.y(moment.number());
    String path =
        source.cpu() == moment.cpu()
            ? String.format(
                Locale.ROOT,
                "M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f",
                fromX - DOT,
                fromY,
                fromX - BULGE,
                fromY,
                toX - BULGE,
                toY,
                toX - DOT,
                toY)
            : String.format(
                Locale.ROOT,
                "M%.1f %.1fL%.1f %.1f",
                fromX,
                fromY,
                toX + (fromX < toX ? -DOT : DOT),
                toY);
    markup.shape(
        "path",
        "class",
        source.cpu() == moment.cpu() ? "own" : "from",
        "d",
        path,
        "marker-end",
        "url(#tip)");
  }
}

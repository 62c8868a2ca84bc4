package org.lazymm.explorer.counterexample;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lazymm.explorer.counterexample.DiagramRow.Kind;

/** Draws a counterexample: a line for each CPU, a dot for each moment, an arrow for each read. */
final class DiagramLayout {
  private static final double TEXT = 12;
  private static final double BASE = 4;
  private static final double DOT = 4;
  private static final double HEADING = 24;
  private static final double NUMBERS = 34;
  private static final double BULGE = 26;
  private static final double GAP = 6;

  private final List<DiagramRow> moments;
  private final Lanes lanes;
  private final Markup markup = new Markup();
  private boolean isMissingAnOrder;

  /** Of each moment that is counted its row. */
  private final Map<Integer, Integer> rows = new HashMap<>();

  private DiagramLayout(List<DiagramRow> moments) {
    this.moments = moments;
    this.lanes = new Lanes(moments);
    for (int index = 0; index < moments.size(); index++) {
      if (moments.get(index).number() > 0) {
        rows.put(moments.get(index).number(), index + 1);
      }
    }
  }

  private double y(int number) {
    return lanes.y(rows.getOrDefault(number, 0));
  }

  /**
   * The drawing as an SVG element.
   *
   * @param moments what is drawn
   * @param isMissingAnOrder whether there ought to be an order between the culprits
   * @param title what a screen reader says
   */
  static String of(List<DiagramRow> moments, boolean isMissingAnOrder, String title) {
    DiagramLayout drawing = new DiagramLayout(moments);
    drawing.isMissingAnOrder = isMissingAnOrder;
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
    moments.forEach(moment -> moment.links().forEach(link -> arrow(moment, link)));
    gap();
    for (int index = 0; index < moments.size(); index++) {
      moment(moments.get(index), lanes.y(index + 1));
    }
    markup.raw("</svg>");
  }

  private void highlight(DiagramRow moment) {
    if (moment.culprit()) {
      markup.shape(
          "rect",
          "class",
          "culprit",
          "x",
          0.0,
          "y",
          y(moment.number()) - Lanes.ROW / 2,
          "width",
          lanes.width(),
          "height",
          Lanes.ROW);
    }
  }

  private void moment(DiagramRow moment, double y) {
    double x = lanes.x(moment.cpu());
    if (moment.number() == 0) {
      markup.element("text", moment.text(), "class", "step", "x", x + TEXT, "y", y + BASE);
      return;
    }
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

  /** From the write to the read that reads it, from the earlier write to the later. */
  private void arrow(DiagramRow moment, Link link) {
    DiagramRow other = moments.get(rows.getOrDefault(link.to(), 1) - 1);
    DiagramRow source = link.edge() == Edge.FROM_READS ? moment : other;
    DiagramRow target = link.edge() == Edge.FROM_READS ? other : moment;
    String own = source.cpu() == target.cpu() ? "own " : "";
    curve(source, target, own + link.edge().text(), true);
  }

  /** The order that ought to be between the culprits, and is not. */
  private void gap() {
    List<DiagramRow> culprits = moments.stream().filter(DiagramRow::culprit).toList();
    if (isMissingAnOrder && culprits.size() == 2) {
      curve(culprits.get(0), culprits.get(1), "gap", false);
    }
  }

  private void curve(DiagramRow source, DiagramRow target, String kind, boolean arrow) {
    double fromX = lanes.x(source.cpu());
    double toX = lanes.x(target.cpu());
    double fromY = y(source.number());
    double toY = y(target.number());
    String path =
        source.cpu() == target.cpu()
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
    if (arrow) {
      markup.shape("path", "class", kind, "d", path, "marker-end", "url(#tip)");
    } else {
      markup.shape("path", "class", kind, "d", path);
    }
  }
}

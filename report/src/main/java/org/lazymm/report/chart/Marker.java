package org.lazymm.report.chart;

/** The look of one line: a colour, a dash and a marker, no two of the first 64 alike. */
record Marker(int index) {

  private static final String[] DASHES = {
    "none", "7 3", "2 2.5", "9 3 2 3", "12 4", "4 2", "1 4", "9 2 2 2 2 2"
  };

  private static final String[] SHAPES = {
    "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z",
    "M-3.2 -3.2h6.4v6.4h-6.4z",
    "M0 -4.2L4 3H-4z",
    "M0 -4.6L4.6 0L0 4.6L-4.6 0z",
    "M0 4.2L4 -3H-4z",
    "M-1.3 -4h2.6v2.7h2.7v2.6h-2.7v2.7h-2.6v-2.7h-2.7v-2.6h2.7z",
    "M-4 -4L0 -1.6L4 -4L1.6 0L4 4L0 1.6L-4 4L-1.6 0z",
    "M-4 1.8L0 -4.4L4 1.8L0 4.4z"
  };

  /** The class that gives the colour. */
  String style() {
    return "s" + index % ChartStyle.COLOURS;
  }

  /** The pattern of the line. */
  String dash() {
    return DASHES[(index + round()) % DASHES.length];
  }

  /** How often the colours have been used up: the same colour comes with another dash and shape. */
  private int round() {
    return index / ChartStyle.COLOURS;
  }

  /** Draws the marker at a point. */
  void draw(Svg svg, double x, double y) {
    svg.shape(
        "path",
        "class",
        "mark",
        "transform",
        "translate(" + Svg.number(x) + " " + Svg.number(y) + ")",
        "d",
        SHAPES[(index + 3 * round()) % SHAPES.length]);
  }
}

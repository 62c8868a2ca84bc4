package org.lazymm.report.chart;

/** How much room text takes: an estimate from above, since the reader's font is not known. */
final class Text {

  /** Height of a line of text at the size of tick labels. */
  static final double LINE = 14;

  private static final double TICK_CHARACTER = 6.4;
  private static final double LABEL_CHARACTER = 6.9;

  private Text() {}

  /** Width of a tick label. */
  static double tick(String text) {
    return text.length() * TICK_CHARACTER;
  }

  /** Width of a label in the legend. */
  static double label(String text) {
    return text.length() * LABEL_CHARACTER;
  }

  /** The text, cut so that it takes at most so much room as a label. */
  static String fit(String text, double width) {
    int fits = (int) (width / LABEL_CHARACTER);
    return text.length() <= fits ? text : text.substring(0, Math.max(1, fits - 1)) + "\u2026";
  }
}

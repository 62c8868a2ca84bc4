package org.lazymm.report.chart;

/** The style sheet that the charts of a page share. */
public final class ChartStyle {

  static final int COLOURS = 8;

  /** After Okabe and Ito: told apart with every common kind of colour blindness. */
  private static final String[] LIGHT = {
    "#0072b2", "#d55e00", "#007a5a", "#b0508c", "#a87000", "#2f8fd0", "#555555", "#7a5bd0"
  };

  private static final String[] DARK = {
    "#5ab4ee", "#ff8b4d", "#3ecf9f", "#e79cc9", "#f0b93a", "#9fd3f5", "#bbbbbb", "#b9a3f5"
  };

  static final int SHADES = 6;

  private static final String[] LIGHT_SHADES = {
    "#bcd9ee", "#8dbfe3", "#5b9fd3", "#3580bd", "#165d9c", "#07386b"
  };

  private static final String[] DARK_SHADES = {
    "#1d4468", "#2a618f", "#3f83b8", "#68a8d8", "#9dcbee", "#d6ebfb"
  };

  private static final String SHAPES =
      """
      .chart { display: block; max-width: 100%; height: auto; font: 11px system-ui, sans-serif; }
      .chart text { fill: var(--muted); }
      .chart .label { font-size: 12px; fill: var(--ink); }
      .chart .axis { font-size: 12px; }
      .chart .grid { stroke: var(--rule); stroke-width: 1; }
      .chart .frame { stroke: var(--muted); stroke-width: 1; }
      .chart .leader { stroke: var(--muted); stroke-width: .75; fill: none; opacity: .6; }
      .chart .band { fill: var(--c); opacity: .16; }
      .chart .edge { stroke: var(--c); stroke-width: .75; fill: none; opacity: .55; }
      .chart .curve { stroke: var(--c); fill: none; }
      .chart .mark { fill: var(--c); stroke: var(--paper); stroke-width: 1; }
      .chart .bar { fill: var(--c); stroke: var(--paper); stroke-width: 1; }
      .chart .whisker { stroke: var(--ink); stroke-width: 1; }
      """;

  private ChartStyle() {}

  /**
   * The rules. They use the page's variables {@code --ink}, {@code --muted}, {@code --rule} and
   * {@code --paper}.
   */
  public static String css() {
    return colours("", "s", LIGHT)
        + colours("", "d", LIGHT_SHADES)
        + "@media screen and (prefers-color-scheme: dark) {\n"
        + colours("  ", "s", DARK)
        + colours("  ", "d", DARK_SHADES)
        + "}\n"
        + SHAPES;
  }

  /** The class that gives the colour of a line or bar, for a legend outside of a chart. */
  public static String style(int index) {
    return "s" + index % COLOURS;
  }

  private static String colours(String indent, String prefix, String[] colours) {
    StringBuilder css = new StringBuilder();
    for (int i = 0; i < colours.length; i++) {
      css.append(indent)
          .append('.')
          .append(prefix)
          .append(i)
          .append(" { --c: ")
          .append(colours[i])
          .append("; }\n");
    }
    return css.toString();
  }
}

package org.lazymm.report.chart;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * Horizontal bars made of parts, a bar for each name.
 *
 * @param id unique in the page; letters, digits and dashes
 * @param title what it shows
 * @param xTitle what the amounts are, with unit
 * @param label how an amount reads
 * @param tick how an amount reads at the axis
 * @param parts what each part of a bar is, in the order in which they are stacked
 * @param bars one or more
 */
public record BarChart(
    String id,
    String title,
    String xTitle,
    DoubleFunction<String> label,
    DoubleFunction<String> tick,
    List<Part> parts,
    List<Bar> bars) {

  /**
   * One part of every bar.
   *
   * @param name what the legend says
   * @param shade how strong its colour is, 0 to 5
   */
  public record Part(String name, int shade) {

    /** Checks the shade. */
    public Part {
      if (shade < 0 || shade >= ChartStyle.SHADES) {
        throw new IllegalArgumentException("shade " + shade + ": must be 0 to 5");
      }
    }

    String style() {
      return "d" + shade;
    }
  }

  /**
   * One bar.
   *
   * @param name what stands to its left
   * @param amounts the size of each part, 0 or more
   */
  public record Bar(String name, List<Double> amounts) {

    /** Copies the list. */
    public Bar {
      amounts = List.copyOf(amounts);
    }

    double total() {
      return amounts.stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  private static final double WIDTH = 480;
  private static final double ROW = 26;
  private static final double LEGEND_ROW = 18;
  private static final double WIDEST_NAME = 150;

  /** Checks that every bar has all parts. */
  public BarChart {
    parts = List.copyOf(parts);
    bars = List.copyOf(bars);
    if (bars.isEmpty() || parts.isEmpty()) {
      throw new IllegalArgumentException("chart '" + title + "' has nothing to draw");
    }
    for (Bar bar : bars) {
      if (bar.amounts().size() != parts.size()) {
        throw new IllegalArgumentException(
            "chart '"
                + title
                + "', bar '"
                + bar.name()
                + "': "
                + bar.amounts().size()
                + " amounts for "
                + parts.size()
                + " parts");
      }
    }
  }

  /** The drawing. */
  public String svg() {
    Legend legend = new Legend(parts, WIDTH);
    double names = bars.stream().mapToDouble(bar -> Text.label(bar.name())).max().orElse(0);
    double totals =
        bars.stream().mapToDouble(bar -> Text.label(label.apply(bar.total()))).max().orElse(0);
    double top = legend.rows() * LEGEND_ROW + 10;
    Box box =
        new Box(
            Math.min(names, WIDEST_NAME) + 12,
            top,
            WIDTH - totals - 16,
            top + bars.size() * ROW + 4);
    double most = bars.stream().mapToDouble(Bar::total).max().orElse(0);
    Scale scale = Scale.covering(0, most);
    return Svg.draw(
        id,
        WIDTH,
        box.bottom() + 44,
        title,
        description(),
        svg -> {
          legend.draw(svg, LEGEND_ROW);
          Axes axes = new Axes(svg, box);
          axes.bottom(scale, scale.ticks(), tick, xTitle);
          for (int i = 0; i < bars.size(); i++) {
            draw(svg, box, scale, bars.get(i), box.top() + i * ROW);
          }
        });
  }

  private void draw(Svg svg, Box box, Scale scale, Bar bar, double top) {
    double middle = top + ROW / 2;
    String name = Text.fit(bar.name(), WIDEST_NAME);
    svg.text("label", "end", box.left() - 8, middle + 4, name);
    double before = 0;
    for (int part = 0; part < parts.size(); part++) {
      double amount = bar.amounts().get(part);
      if (amount > 0) {
        double left = box.x(scale, before);
        double width = box.x(scale, before + amount) - left;
        String hint = bar.name() + ", " + parts.get(part).name() + ": " + label.apply(amount);
        svg.group(
            () -> {
              svg.hint(hint);
              svg.shape(
                  "rect", "class", "bar", "x", left, "y", top + 4, "width", width, "height",
                  ROW - 8);
            },
            "class",
            parts.get(part).style());
      }
      before += amount;
    }
    svg.text("tick", "start", box.x(scale, before) + 6, middle + 4, label.apply(bar.total()));
  }

  private String description() {
    return bars.stream()
        .map(bar -> bar.name() + ": " + label.apply(bar.total()) + ".")
        .collect(Collectors.joining(" "));
  }
}

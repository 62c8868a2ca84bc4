package org.lazymm.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lazymm.report.Interval;
import org.lazymm.report.Metrics;
import org.lazymm.report.Numbers;
import org.w3c.dom.Element;

class LineChartTest {

  private static final double ROUNDING = 0.11;

  @Property(tries = 300)
  void everyPointIsInsideThePlotAndNoTextIsOnAnother(
      @ForAll @Size(min = 1, max = 9) List<@DoubleRange(min = 0.01, max = 1e12) Double> amounts,
      @ForAll @IntRange(min = 1, max = 14) int positions,
      @ForAll @DoubleRange(min = 1, max = 40) double spread) {
    List<SeriesLine> lines = new ArrayList<>();
    for (int i = 0; i < amounts.size(); i++) {
      List<SeriesLine.Point> points = new ArrayList<>();
      for (int p = 0; p < positions; p++) {
        double low = amounts.get(i) * (1 + p * i);
        points.add(
            new SeriesLine.Point(
                1 << p, new Interval(low, low * Math.sqrt(spread), low * spread), "here"));
      }
      lines.add(new SeriesLine("scheme-number-" + i, i, points));
    }
    check(new Drawing(chart(lines).svg()));
  }

  @Test
  void aSinglePointIsDrawn() {
    Drawing drawing =
        new Drawing(
            chart(
                    List.of(
                        new SeriesLine(
                            "a", 0, List.of(new SeriesLine.Point(4, Interval.of(7), "x")))))
                .svg());
    check(drawing);
    assertFalse(drawing.points().isEmpty());
  }

  @Test
  void zeroEverywhereIsDrawn() {
    check(
        new Drawing(
            chart(
                    List.of(
                        new SeriesLine(
                            "a",
                            0,
                            List.of(
                                new SeriesLine.Point(1, Interval.of(0), "x"),
                                new SeriesLine.Point(2, Interval.of(0), "y")))))
                .svg()));
  }

  @Test
  void linesThatCoincideTakeTurnsInShowingTheirMarker() {
    List<SeriesLine.Point> points =
        List.of(
            new SeriesLine.Point(1, Interval.of(5), "p"),
            new SeriesLine.Point(2, Interval.of(6), "q"),
            new SeriesLine.Point(4, Interval.of(7), "r"));
    Drawing drawing =
        new Drawing(
            chart(List.of(new SeriesLine("a", 0, points), new SeriesLine("b", 1, points))).svg());
    List<String> styles =
        drawing.elements("path").stream()
            .filter(path -> path.getAttribute("class").equals("mark"))
            .map(path -> ((Element) path.getParentNode()).getAttribute("class"))
            .limit(3)
            .toList();
    assertEquals(List.of("s0", "s1", "s0"), styles);
  }

  @Test
  void aScreenReaderIsToldTheTitleAndTheEndsOfEachLine() {
    Drawing drawing = new Drawing(chart(List.of(line("<a & \"b\">"))).svg());
    assertEquals("what it shows", drawing.elements("title").get(0).getTextContent());
    assertEquals("<a & \"b\">: near to far.", drawing.elements("desc").get(0).getTextContent());
  }

  @Test
  void theSameNumbersGiveTheSameBytes() {
    assertEquals(chart(List.of(line("a"))).svg(), chart(List.of(line("a"))).svg());
  }

  private static SeriesLine line(String name) {
    return new SeriesLine(
        name,
        0,
        List.of(
            new SeriesLine.Point(1, Interval.of(5), "near"),
            new SeriesLine.Point(64, Interval.of(9), "far")));
  }

  private static LineChart chart(List<SeriesLine> lines) {
    return new LineChart(
        "c",
        "what it shows",
        "CPUs",
        "time",
        Numbers::tick,
        value -> Numbers.tick(Metrics.TIME_PER_SWITCH, value),
        lines);
  }

  static void check(Drawing drawing) {
    Drawing.Area plot = drawing.plot();
    for (Drawing.Spot spot : drawing.points()) {
      assertTrue(
          spot.x() >= plot.left() - ROUNDING
              && spot.x() <= plot.right() + ROUNDING
              && spot.y() >= 34 - ROUNDING
              && spot.y() <= plot.bottom() + ROUNDING,
          () -> spot + " is outside of " + plot);
    }
    List<Drawing.Area> texts = drawing.texts();
    for (int i = 0; i < texts.size(); i++) {
      Drawing.Area text = texts.get(i);
      Drawing.Area all = drawing.all();
      assertTrue(
          all.contains(text.left(), text.top()) && all.contains(text.right(), text.bottom()),
          () -> text + " is outside of " + all);
      for (int j = 0; j < i; j++) {
        Drawing.Area other = texts.get(j);
        assertFalse(text.overlaps(other), () -> text + " is on " + other);
      }
    }
  }
}

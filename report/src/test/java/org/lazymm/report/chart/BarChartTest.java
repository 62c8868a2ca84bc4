package org.lazymm.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lazymm.report.Numbers;

class BarChartTest {

  @Property(tries = 200)
  void noBarIsOnAnotherAndNoTextOnText(
      @ForAll @Size(min = 1, max = 9) List<@DoubleRange(min = 0, max = 1e9) Double> amounts,
      @ForAll @IntRange(min = 1, max = 6) int parts) {
    List<BarChart.Part> legend = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      legend.add(new BarChart.Part("from some distance " + i, i));
    }
    List<BarChart.Bar> bars = new ArrayList<>();
    for (double amount : amounts) {
      bars.add(new BarChart.Bar("scheme-" + bars.size(), Collections.nCopies(parts, amount)));
    }
    Drawing drawing = new Drawing(chart(legend, bars).svg());
    LineChartTest.check(drawing);
    List<Drawing.Area> areas = drawing.bars();
    for (int i = 0; i < areas.size(); i++) {
      Drawing.Area bar = areas.get(i);
      assertTrue(drawing.all().contains(bar.right(), bar.bottom()), bar::toString);
      for (int j = 0; j < i; j++) {
        Drawing.Area other = areas.get(j);
        boolean apart =
            bar.left() >= other.right() - 0.11
                || other.left() >= bar.right() - 0.11
                || !bar.overlaps(other);
        assertTrue(apart, () -> bar + " is on " + other);
      }
    }
  }

  @Test
  void aPartOfNothingIsNotDrawn() {
    List<BarChart.Part> legend = List.of(new BarChart.Part("near", 0), new BarChart.Part("far", 5));
    Drawing drawing =
        new Drawing(chart(legend, List.of(new BarChart.Bar("a", List.of(0.0, 3.0)))).svg());
    assertEquals(3, drawing.bars().size());
    assertFalse(
        drawing.elements("title").stream()
            .anyMatch(hint -> hint.getTextContent().contains("near")));
  }

  @Test
  void everyBarHasEveryPart() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            chart(
                List.of(new BarChart.Part("near", 0)),
                List.of(new BarChart.Bar("a", List.of(1.0, 2.0)))));
  }

  private static BarChart chart(List<BarChart.Part> parts, List<BarChart.Bar> bars) {
    return new BarChart("c", "lines", "lines", Numbers::tick, Numbers::tick, parts, bars);
  }
}

package org.lazymm.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LabelSpreadingTest {

  @Property
  void labelsKeepTheirOrderAndTheirDistance(
      @ForAll @Size(min = 1, max = 12) double @DoubleRange(min = 0, max = 300) [] wanted) {
    double[] places = LabelSpreading.apart(wanted, 17, 0, 300);
    double[] sorted = places.clone();
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      assertTrue(sorted[i] - sorted[i - 1] >= 17 - 1e-9);
    }
    for (int i = 0; i < wanted.length; i++) {
      assertTrue(places[i] >= -1e-9 && places[i] <= 300 + 1e-9);
      for (int j = 0; j < wanted.length; j++) {
        assertTrue(wanted[i] >= wanted[j] || places[i] < places[j]);
      }
    }
  }

  @Test
  void labelsWithRoomStayWhereTheyAre() {
    assertArrayEquals(
        new double[] {50, 10}, LabelSpreading.apart(new double[] {50, 10}, 17, 0, 100));
  }
}

package org.lazymm.report.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.report.Comparison;
import org.lazymm.report.Examples;
import org.lazymm.report.Golden;

class ConsoleReportTest {

  static Stream<Comparison> comparisons() {
    return Stream.of(Examples.small(), Examples.large(), Examples.crowded());
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void noLineIsWiderThanGuaranteed(Comparison comparison) {
    Golden.text(ConsoleReport.plain(), comparison)
        .lines()
        .forEach(line -> assertTrue(line.length() <= TextWrap.WIDTH, line));
  }

  @Test
  void everySchemeIsThereEvenIfTheTableHasToBeContinued() {
    String text = Golden.text(ConsoleReport.plain(), Examples.crowded());
    Examples.crowded()
        .schemes()
        .forEach(scheme -> assertTrue(text.contains(scheme.name()), scheme.name()));
  }

  @Test
  void colourChangesNothingButTheColour() {
    String plain = Golden.text(ConsoleReport.plain(), Examples.large());
    String coloured = Golden.text(ConsoleReport.coloured(), Examples.large());
    assertFalse(plain.contains("\u001b"));
    assertTrue(coloured.contains("\u001b[1;31m"));
    assertEquals(plain, coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
  }
}

package org.lazymm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0                | 0 ns",
        "0.04             | <0.1 ns",
        "3.25             | 3.3 ns",
        "999.4            | 999 ns",
        "999.6            | 1.00 us",
        "12345            | 12.3 us",
        "999600           | 1.00 ms",
        "1.5e9            | 1.50 s",
        "5e12             | 5,000 s"
      })
  void times(double nanoseconds, String expected) {
    assertEquals(expected, Numbers.human(Metrics.EXIT_LATENCY_P50, nanoseconds));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0 | 0", "99999 | 99,999", "100000 | 100 k", "1827952 | 1.83 M", "2e21 | 2,000 E"})
  void counts(double count, String expected) {
    assertEquals(expected, Numbers.human(Metrics.SWITCHES, count));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0 | 0 B", "1023 | 1,023 B", "4096 | 4.00 KiB", "1048575 | 1.00 MiB"})
  void bytes(double bytes, String expected) {
    assertEquals(expected, Numbers.human(Metrics.DEAD_BYTES_PEAK, bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "10,10,10 ns",
    "1830000,2410000,1.83 ms (1.83..2.41)",
    "950,1200,0.95 us (0.95..1.20)",
    "3,1200,3 ns (3 ns..1.20 us)",
    "0,1200,0 ns (0 ns..1.20 us)",
    "1001,1002,1.00 us"
  })
  void intervals(double low, double high, String expected) {
    assertEquals(expected, Numbers.human(Metrics.EXIT_LATENCY_P50, new Interval(low, low, high)));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "2,2", "1024,1024", "10000,10k", "1500000,1.5M", "0.05,0.05", "0.0002,2e-4"})
  void ticks(double value, String expected) {
    assertEquals(expected, Numbers.tick(value));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1,0.1",
    "1e20,100000000000000000000",
    "0.30000000000000004,0.3",
    "7,7",
    "1e-9,0.000000001"
  })
  void numbersForPrograms(double value, String expected) {
    assertEquals(expected, Numbers.exact(value));
  }

  @Test
  void noLocaleChangesThem() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertEquals("1.50 us", Numbers.human(Metrics.EXIT_LATENCY_P50, 1500));
      assertEquals("12,345", Numbers.count(12345));
      assertEquals("2.5", Numbers.factor(2.5));
    } finally {
      Locale.setDefault(before);
    }
  }
}

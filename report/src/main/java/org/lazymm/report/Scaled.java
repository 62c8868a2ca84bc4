package org.lazymm.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * A number for people: three significant digits or so, and the prefix and unit behind them.
 *
 * @param digits the number in units of the suffix
 * @param suffix prefix and unit; empty for a plain number
 */
record Scaled(String digits, String suffix) {

  private static final double LARGEST_PLAIN_COUNT = 99_999.5;
  private static final double LARGEST_PLAIN_RATE = 9_999.5;

  /** The scales of one kind of number: suffixes, and the factor from each to the next. */
  private record Scale(List<String> suffixes, double factor) {

    double unit(int step) {
      return Math.pow(factor, step);
    }

    int stepOf(double value) {
      int step = 0;
      while (step < suffixes.size() - 1 && value >= unit(step + 1) * 0.9995) {
        step++;
      }
      return step;
    }
  }

  private static final Scale DECIMAL = new Scale(List.of("", "k", "M", "G", "T", "P", "E"), 1_000);
  private static final Scale TIME = new Scale(List.of("ns", "us", "ms", "s"), 1_000);
  private static final Scale PERCENT = new Scale(List.of("%"), 1);
  private static final Scale BINARY = new Scale(List.of("B", "KiB", "MiB", "GiB", "TiB"), 1_024);

  /** The value of a metric, in the scale that suits it. */
  static Scaled of(Metric metric, double value) {
    return switch (metric.unit()) {
      case NANOSECONDS -> in(TIME, TIME.stepOf(value), value, metric.decimals());
      case BYTES -> in(BINARY, BINARY.stepOf(value), value, 0);
      case SHARE -> in(PERCENT, 0, 100 * value, Math.max(0, metric.decimals() - 2));
      case COUNT -> number(value, metric.decimals(), LARGEST_PLAIN_COUNT);
      case PER_SECOND, PER_SWITCH -> number(value, metric.decimals(), LARGEST_PLAIN_RATE);
    };
  }

  /** This number, which is {@code value}, or the same in the suffix of a greater one if it fits. */
  Scaled or(double value, Scaled greater) {
    if (suffix.equals(greater.suffix)) {
      return this;
    }
    for (Scale scale : List.of(DECIMAL, TIME, BINARY)) {
      int step = scale.suffixes().indexOf(greater.suffix);
      if (step > 0 && scale.suffixes().contains(suffix) && value >= scale.unit(step) / 100) {
        return new Scaled(threeDigits(value / scale.unit(step)), greater.suffix);
      }
    }
    return this;
  }

  private static Scaled number(double value, int decimals, double largestPlain) {
    int step = value < largestPlain ? 0 : DECIMAL.stepOf(value);
    return in(DECIMAL, step, value, decimals);
  }

  private static Scaled in(Scale scale, int step, double value, int decimals) {
    double scaled = value / scale.unit(step);
    boolean isLast = step == scale.suffixes().size() - 1;
    String digits =
        step == 0
            ? small(scaled, decimals)
            : isLast && scaled >= 999.5 ? Numbers.count(Math.round(scaled)) : threeDigits(scaled);
    return new Scaled(digits, scale.suffixes().get(step));
  }

  private static String small(double value, int decimals) {
    if (value >= 100 || Numbers.isWhole(value)) {
      return Numbers.count(Math.round(value));
    }
    String fixed = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return Double.parseDouble(fixed) == 0
        ? "<" + BigDecimal.ONE.movePointLeft(decimals).toPlainString()
        : fixed;
  }

  private static String threeDigits(double value) {
    int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}

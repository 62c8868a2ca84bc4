package org.lazymm.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as text: the same on every machine, whatever its locale. */
public final class Numbers {

  /** What stands where nothing was measured. */
  public static final String MISSING = "-";

  private static final MathContext TWELVE_DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);
  private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P", "E"};

  private Numbers() {}

  /** A number for programs: twelve significant digits at most, no exponent, no group separators. */
  public static BigDecimal decimal(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded = isWhole(value) ? exact : exact.round(TWELVE_DIGITS).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  /** A number for programs, as text. */
  public static String exact(double value) {
    return decimal(value).toPlainString();
  }

  /** A whole number for people, its thousands separated by commas. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A value of a metric for people, with its unit unless the metric's title says it. */
  public static String human(Metric metric, double value) {
    Scaled scaled = Scaled.of(metric, value);
    return join(scaled.digits(), scaled.suffix());
  }

  /**
   * An interval of a metric for people: the median, and the ends behind it in brackets unless all
   * three read the same.
   */
  public static String human(Metric metric, Interval interval) {
    Scaled high = Scaled.of(metric, interval.high());
    Scaled low = Scaled.of(metric, interval.low()).or(interval.low(), high);
    Scaled median = Scaled.of(metric, interval.median()).or(interval.median(), high);
    String first = join(median.digits(), median.suffix());
    if (low.equals(high)) {
      return first;
    }
    boolean isOneScale =
        low.suffix().equals(high.suffix()) && median.suffix().equals(high.suffix());
    return isOneScale
        ? first + " (" + low.digits() + ".." + high.digits() + ")"
        : first
            + " ("
            + join(low.digits(), low.suffix())
            + ".."
            + join(high.digits(), high.suffix())
            + ")";
  }

  /** A factor for people: two significant digits, at least one decimal below ten. */
  public static String factor(double value) {
    if (value < 9.95) {
      return String.format(Locale.ROOT, "%.1f", value);
    }
    return count(Math.round(rounded(value, 2).doubleValue()));
  }

  /** An estimate for people: two significant digits. */
  public static String rough(double value) {
    return plain(rounded(value, 2));
  }

  /** A number of an axis for people: three significant digits at most, with a decimal prefix. */
  public static String tick(double value) {
    if (value != 0 && value < 0.001) {
      return String.format(Locale.ROOT, "%.0e", value).replaceAll("e-0?", "e-");
    }
    int step = 0;
    double scaled = value;
    while (scaled >= 10_000 || (step > 0 && scaled >= 1_000)) {
      scaled /= 1_000;
      step++;
    }
    return plain(rounded(scaled, step == 0 ? 4 : 3)) + PREFIXES[step];
  }

  static boolean isWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) < (1L << 53);
  }

  /** An amount of a metric at an axis: as short as it can be, with its unit. */
  public static String tick(Metric metric, double value) {
    if (value != 0 && value < 1 && metric.unit() != Unit.BYTES) {
      return join(tick(value), metric.unit() == Unit.NANOSECONDS ? "ns" : "");
    }
    Scaled scaled = Scaled.of(metric, value);
    return join(
        scaled.digits().contains(".") ? plain(new BigDecimal(scaled.digits())) : scaled.digits(),
        scaled.suffix());
  }

  private static BigDecimal rounded(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static String join(String digits, String suffix) {
    return suffix.isEmpty() ? digits : digits + " " + suffix;
  }
}

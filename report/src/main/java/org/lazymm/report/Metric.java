package org.lazymm.report;

import java.util.Objects;

/**
 * One named, typed number that a measurement may carry.
 *
 * <p>A metric is data: to report something new, make one more and put a value under it; every
 * writer shows it. Those that come with lazymm are in {@link Metrics}.
 *
 * @param id the key in JSON and CSV: lower-case letters, digits and dashes; unique
 * @param title the words in tables, at most 24 characters
 * @param group where it is shown
 * @param unit what the numbers count
 * @param better which way is the good one
 * @param decimals how many decimals small numbers show, 0 to 4
 * @param meaning what exactly is counted, in one sentence
 */
public record Metric(
    String id,
    String title,
    MetricGroup group,
    Unit unit,
    Direction better,
    int decimals,
    String meaning) {

  private static final int LONGEST_TITLE = 24;

  /** Checks the id, the length of the title and the number of decimals. */
  public Metric {
    if (!id.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "metric id '" + id + "': expected lower-case letters, digits and dashes");
    }
    Checks.text(title, "title");
    if (title.length() > LONGEST_TITLE) {
      throw new IllegalArgumentException(
          "title '" + title + "' of metric " + id + ": at most " + LONGEST_TITLE + " characters");
    }
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(better, "better");
    if (decimals < 0 || decimals > 4) {
      throw new IllegalArgumentException("decimals " + decimals + ": must be 0 to 4");
    }
    Checks.text(meaning, "meaning");
  }

  /** The same metric for each context switch, as an id of its own; a time stays a time. */
  public Metric perSwitch() {
    boolean isTime = unit == Unit.NANOSECONDS;
    return new Metric(
        id + "-per-switch",
        title,
        group,
        isTime ? unit : Unit.PER_SWITCH,
        better,
        isTime ? 1 : 3,
        meaning + ", per switch");
  }
}

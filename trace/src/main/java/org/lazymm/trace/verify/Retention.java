package org.lazymm.trace.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * For how long dead mms were kept: from the moment at which their last user was gone to their free.
 *
 * @param mms those that died and were freed
 * @param medianNanos the median, in nanoseconds; 0 without any
 * @param longestNanos the longest, in nanoseconds
 * @param peak the most that were kept at the same time
 */
public record Retention(long mms, long medianNanos, long longestNanos, long peak) {
  /** From the death to the free of an mm, in nanoseconds. */
  record Stay(long from, long to) {}

  static Retention of(List<Stay> stays) {
    if (stays.isEmpty()) {
      return new Retention(0, 0, 0, 0);
    }
    List<Long> lengths = stays.stream().map(stay -> stay.to - stay.from).sorted().toList();
    // Of a free and a death at the same time the free comes first.
    List<long[]> changes = new ArrayList<>();
    for (Stay stay : stays) {
      changes.add(new long[] {stay.from, 1});
      changes.add(new long[] {stay.to, -1});
    }
    changes.sort((a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
    long now = 0;
    long peak = 0;
    for (long[] change : changes) {
      now += change[1];
      peak = Math.max(peak, now);
    }
    return new Retention(
        lengths.size(),
        lengths.get((lengths.size() - 1) / 2),
        lengths.get(lengths.size() - 1),
        peak);
  }

  /**
   * The retention for people.
   *
   * @return median, longest and peak
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "p50 %.3f ms, max %.3f ms, peak %d",
        medianNanos / 1e6,
        longestNanos / 1e6,
        peak);
  }
}

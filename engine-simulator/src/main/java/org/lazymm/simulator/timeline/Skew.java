package org.lazymm.simulator.timeline;

import java.util.Arrays;
import org.lazymm.simulator.coherence.CacheLine;

/**
 * How far the values of accesses and their times lie apart: a value is decided at the beginning of
 * its action, its time comes later.
 *
 * <p>Only accesses count that another CPU could have seen; those to a CPU's own lines cannot be
 * told from outside.
 */
public final class Skew {

  private static final int BUCKETS = Long.SIZE + 1;

  /** By the number of bits of the ticks between the two. */
  private final long[] byBits = new long[BUCKETS];

  private long accesses;
  private long inverted;
  private long most;

  Skew() {}

  void note(CacheLine line, boolean writes, int action, long ticks) {
    accesses++;
    byBits[Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, ticks))]++;
    most = Math.max(most, ticks);
    if (line.comesAfterLater(action, writes)) {
      inverted++;
    }
  }

  /** Forgets what was noted: a measurement begins. */
  public void clear() {
    Arrays.fill(byBits, 0);
    accesses = 0;
    inverted = 0;
    most = 0;
  }

  /** Accesses that another CPU could have seen. */
  public long accesses() {
    return accesses;
  }

  /** Those whose value was decided before that of one which they conflict with and came after. */
  public long inverted() {
    return inverted;
  }

  /** The longest time between value and access, in ticks. */
  public long most() {
    return most;
  }

  /**
   * The time that a share of the accesses stays below, in ticks, rounded up to a power of two.
   *
   * @param share 0 to 1
   */
  public long below(double share) {
    long wanted = (long) Math.ceil(share * accesses);
    long seen = 0;
    for (int bits = 0; bits < BUCKETS; bits++) {
      seen += byBits[bits];
      if (seen >= wanted) {
        return Math.min(most, bits == 0 ? 0 : (1L << Math.min(bits, Long.SIZE - 2)) - 1);
      }
    }
    return most;
  }
}

package org.lazymm.simulator.coherence;

/**
 * Counts of what the coherence model was asked to do; one thread counts, any may read afterwards.
 */
public final class Traffic {

  private final long[] transfers = new long[Distance.count()];
  private long allTransfers;
  private long rmws;
  private long contendedRmws;
  private long stalledTicks;

  Traffic() {}

  void transfer(int level, long stalled) {
    transfers[level]++;
    allTransfers++;
    stalledTicks += stalled;
  }

  void rmws(long count) {
    rmws += count;
  }

  void contendedRmw() {
    contendedRmws++;
  }

  /** Line transfers over a distance. */
  public long transfers(Distance distance) {
    return transfers[distance.level()];
  }

  /** Line transfers over all distances. */
  public long transfers() {
    return allTransfers;
  }

  /** Atomic read-modify-writes. */
  public long rmws() {
    return rmws;
  }

  /** Atomic read-modify-writes that had to fetch the line or to invalidate other copies. */
  public long contendedRmws() {
    return contendedRmws;
  }

  /** Ticks that requests waited for a busy line, summed over all CPUs. */
  public long stalledTicks() {
    return stalledTicks;
  }
}

package org.lazymm.simulator.coherence;

/**
 * Counts of what the coherence model was asked to do; one thread counts, any may read afterwards.
 */
public final class CoherenceCounters {

  private final long[] transfers = new long[Distance.count()];
  private long allTransfers;
  private long rmws;
  private long contendedRmws;
  private long stalledTicks;
  private int period;
  private long busiest;
  private long busiestExchanged;

  CoherenceCounters() {}

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

  void busy(CacheLine line, long ticks) {
    Contest contest = line.contest();
    long all = contest.busyFor(ticks, period);
    busiest = Math.max(busiest, all);
    if (contest.exchanged) {
      busiestExchanged = Math.max(busiestExchanged, all);
    }
  }

  /** A period begins for which the busiest line is asked. */
  public void beginPeriod() {
    period++;
    busiest = 0;
    busiestExchanged = 0;
  }

  /** How long the busiest line of the period was busy, in ticks. */
  public long busiest() {
    return busiest;
  }

  /** The same of the lines that some CPU compares and exchanges. */
  public long busiestExchanged() {
    return busiestExchanged;
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

package org.lazymm.simulator.time;

import java.util.Arrays;

/**
 * Says which CPU is next: a tournament tree with one slot per CPU.
 *
 * <p>A modelled machine has exactly one next event per CPU, so that nothing is ever inserted or
 * removed: a slot changes its time and the winners on the path to the root are replayed. Time and
 * CPU share one {@code long}, time first: the order is total, and of two CPUs with the same time
 * the lower number goes first.
 */
public final class WinnerTree {

  /** Bits of a key that hold the CPU. */
  private static final int CPU_BITS = 13;

  private static final int CPU_MASK = (1 << CPU_BITS) - 1;

  /** The most CPUs a tree can hold. */
  public static final int MAX_CPUS = 1 << CPU_BITS;

  /** The latest time a slot can have, in ticks: a little over 31 hours. */
  public static final long MAX_TIME = (Long.MAX_VALUE >>> CPU_BITS) - 1;

  /** The time of a slot that waits for nothing; later than every time. */
  public static final long NEVER = Long.MAX_VALUE >>> CPU_BITS;

  /** Winners by heap index: the root at 1, the slot of CPU {@code c} at {@code leaves + c}. */
  private final long[] winners;

  private final int leaves;
  private final int cpus;

  /**
   * A tree in which every CPU waits for ever.
   *
   * @param cpus number of slots, 1 to {@link #MAX_CPUS}
   */
  public WinnerTree(int cpus) {
    if (cpus < 1 || cpus > MAX_CPUS) {
      throw new IllegalArgumentException("CPUs must be 1 to " + MAX_CPUS + ", not " + cpus);
    }
    this.cpus = cpus;
    this.leaves = Integer.highestOneBit(Math.max(1, 2 * cpus - 1));
    this.winners = new long[2 * leaves];
    Arrays.fill(winners, Long.MAX_VALUE);
    for (int cpu = 0; cpu < cpus; cpu++) {
      winners[leaves + cpu] = key(NEVER, cpu);
    }
    for (int node = leaves - 1; node >= 1; node--) {
      winners[node] = Math.min(winners[2 * node], winners[2 * node + 1]);
    }
  }

  /**
   * Sets the time of a CPU's next event.
   *
   * @param cpu 0 to the number of CPUs - 1
   * @param time in ticks, 0 to {@link #MAX_TIME}, or {@link #NEVER}
   */
  public void set(int cpu, long time) {
    if (Integer.compareUnsigned(cpu, cpus) >= 0 || time < 0 || time > NEVER) {
      throw new IllegalArgumentException(
          "no slot for CPU " + cpu + " of " + cpus + " at tick " + time + " of " + MAX_TIME);
    }
    final long[] tree = winners;
    int node = leaves + cpu;
    long winner = key(time, cpu);
    tree[node] = winner;
    while (node > 1) {
      winner = earlier(winner, tree[node ^ 1]);
      node >>>= 1;
      if (tree[node] == winner) {
        return; // Nothing changes from here to the root.
      }
      tree[node] = winner;
    }
  }

  /** The CPU whose event is next; the lowest of those with the same time. */
  public int nextCpu() {
    return (int) winners[1] & CPU_MASK;
  }

  /** The time of the next event, in ticks, or {@link #NEVER}. */
  public long nextTime() {
    return winners[1] >>> CPU_BITS;
  }

  /** The time of a CPU's next event, in ticks, or {@link #NEVER}. */
  public long time(int cpu) {
    if (Integer.compareUnsigned(cpu, cpus) >= 0) {
      throw new IllegalArgumentException("no CPU " + cpu + " of " + cpus);
    }
    return winners[leaves + cpu] >>> CPU_BITS;
  }

  /** The smaller of two keys, without a branch: which one it is cannot be foretold. */
  private static long earlier(long one, long other) {
    long difference = other - one; // Keys are not negative.
    return one + (difference & (difference >> (Long.SIZE - 1)));
  }

  private static long key(long time, int cpu) {
    return (time << CPU_BITS) | cpu;
  }
}

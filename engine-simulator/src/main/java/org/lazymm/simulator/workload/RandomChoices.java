package org.lazymm.simulator.workload;

import java.util.SplittableRandom;

/**
 * The random choices of one part of a load, such as a shell and its children.
 *
 * <p>Each part has choices of its own, so that it chooses alike under every scheme, whatever the
 * others do meanwhile: two schemes then differ by what they cost, and less by chance.
 */
public final class RandomChoices {
  private final SplittableRandom random;

  RandomChoices(SplittableRandom random) {
    this.random = random;
  }

  /** A random duration around a mean: exponential, at least a tick. */
  public long around(long meanTicks) {
    double uniform = 1 - random.nextDouble();
    return Math.max(1, Math.round(-StrictMath.log(uniform) * meanTicks));
  }

  /** Whether a random choice that comes out true so many times in a hundred does so now. */
  public boolean chance(long percent) {
    return random.nextInt(100) < percent;
  }

  /** A random moment within a time, in ticks. */
  public long within(long ticks) {
    return ticks == 0 ? 0 : random.nextLong(ticks);
  }

  /** A random number of at least 0. */
  public int below(int bound) {
    return random.nextInt(bound);
  }
}

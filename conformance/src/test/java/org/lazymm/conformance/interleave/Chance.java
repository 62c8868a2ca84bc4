package org.lazymm.conformance.interleave;

import java.util.List;
import java.util.SplittableRandom;

/** Repeatable chance. */
final class Chance {
  private final SplittableRandom random;

  Chance(long seed) {
    this.random = new SplittableRandom(Bits.mix(seed + 0x9e3779b97f4a7c15L));
  }

  /** A number from 0 to one less than the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** True in so many of a hundred cases. */
  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  /** One of some. */
  <T> T of(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  /** One of some. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  final <T> T of(T first, T... others) {
    int index = random.nextInt(others.length + 1);
    return index == 0 ? first : others[index - 1];
  }
}

package org.lazymm.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The inputs that new ones are made of. */
final class Corpus {
  /** Those that came last reach what is least explored. */
  private static final int NEWEST = 20;

  private final List<byte[]> inputs = new ArrayList<>();

  void add(byte[] input) {
    inputs.add(input);
  }

  byte[] any(RandomGenerator random) {
    return inputs.get(random.nextInt(inputs.size()));
  }

  /** Any, or one of the newest as often. */
  byte[] parent(RandomGenerator random) {
    int newest = Math.min(NEWEST, inputs.size());
    return random.nextBoolean()
        ? any(random)
        : inputs.get(inputs.size() - 1 - random.nextInt(newest));
  }

  int size() {
    return inputs.size();
  }
}

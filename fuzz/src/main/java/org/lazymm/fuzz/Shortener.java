package org.lazymm.fuzz;

import java.util.Arrays;
import java.util.Optional;

/** Leaves out of an input what its fault does not need. */
final class Shortener {
  private static final int MOST_TRIALS = 2_000;

  private Shortener() {}

  /** The same fault, shown by an input that may be shorter. */
  static Hit shortened(Reader reader, Hit hit) {
    Hit shortest = hit;
    int trials = 0;
    for (int part = Integer.highestOneBit(hit.input().length); part > 0; part /= 2) {
      int from = 0;
      while (from < shortest.input().length && trials < MOST_TRIALS) {
        trials++;
        Optional<Hit> shorter = Trial.of(reader, without(shortest.input(), from, part)).hit();
        if (shorter.isPresent() && shorter.get().isLike(hit)) {
          shortest = shorter.get();
        } else {
          from += part;
        }
      }
    }
    return shortest;
  }

  private static byte[] without(byte[] input, int from, int count) {
    int to = Math.min(input.length, from + count);
    byte[] shorter = Arrays.copyOf(input, input.length - (to - from));
    System.arraycopy(input, to, shorter, from, input.length - to);
    return shorter;
  }
}

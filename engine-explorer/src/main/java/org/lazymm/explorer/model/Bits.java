package org.lazymm.explorer.model;

import java.util.Arrays;

/** A set of the numbers below a size; made once and filled anew for each graph. */
final class Bits {
  long[] words = new long[1];
  private int used;

  static int words(int size) {
    return (size + 63) >>> 6;
  }

  /** Becomes the empty set of numbers below a size. */
  void reset(int size) {
    used = words(size);
    if (words.length < used) {
      words = new long[2 * used];
    }
    Arrays.fill(words, 0, used, 0);
  }

  void clear() {
    Arrays.fill(words, 0, used, 0);
  }

  void add(int number) {
    words[number >>> 6] |= 1L << number;
  }

  boolean has(int number) {
    return (words[number >>> 6] & 1L << number) != 0;
  }

  void addAll(Bits other) {
    for (int word = 0; word < used; word++) {
      words[word] |= other.words[word];
    }
  }
}

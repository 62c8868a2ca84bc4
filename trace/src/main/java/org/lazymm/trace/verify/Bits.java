package org.lazymm.trace.verify;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** A set of small numbers, such as CPUs, that never changes. */
final class Bits {
  static final Bits NONE = new Bits(new long[0]);

  private final long[] words;

  private Bits(long[] words) {
    this.words = words;
  }

  boolean has(int number) {
    int word = number >> 6;
    return word < words.length && (words[word] & 1L << number) != 0;
  }

  boolean isEmpty() {
    return words.length == 0;
  }

  /** The same set with a number in it or not. */
  Bits with(int number, boolean in) {
    if (has(number) == in) {
      return this;
    }
    int word = number >> 6;
    long[] changed = Arrays.copyOf(words, Math.max(words.length, word + 1));
    changed[word] ^= 1L << number;
    int length = changed.length;
    while (length > 0 && changed[length - 1] == 0) {
      length--;
    }
    return new Bits(Arrays.copyOf(changed, length));
  }

  /** The numbers in either set. */
  Bits or(Bits other) {
    if (other.words.length > words.length) {
      return other.or(this);
    }
    long[] all = words.clone();
    for (int word = 0; word < other.words.length; word++) {
      all[word] |= other.words[word];
    }
    return new Bits(all);
  }

  /** Gives each number, in rising order. */
  void forEach(IntConsumer action) {
    for (int word = 0; word < words.length; word++) {
      for (long left = words[word]; left != 0; left &= left - 1) {
        action.accept((word << 6) + Long.numberOfTrailingZeros(left));
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bits bits && Arrays.equals(words, bits.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    forEach(number -> text.append(text.isEmpty() ? "" : " ").append(number));
    return "{" + text + "}";
  }
}

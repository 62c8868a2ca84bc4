package org.lazymm.trace;

/** Pieces of a file that are fit to print. */
final class Excerpts {
  private static final int LONGEST = 60;

  private Excerpts() {}

  /**
   * Returns the bytes of a range as text, at most 60 of them, with escapes for what is not
   * printable ASCII.
   */
  static String of(byte[] text, int from, int to) {
    StringBuilder excerpt = new StringBuilder();
    int end = Math.min(to, from + LONGEST);
    for (int i = from; i < end; i++) {
      byte value = text[i];
      if (value >= ' ' && value < 0x7f) {
        excerpt.append((char) value);
      } else {
        excerpt.append("\\x%02x".formatted(value & 0xff));
      }
    }
    return end < to ? excerpt.append("...").toString() : excerpt.toString();
  }
}

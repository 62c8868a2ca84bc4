package org.lazymm.fuzz;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Makes new inputs of those that there are. */
final class Mutator {
  /** Most inputs are small: many small ones find more than a few large ones in the same time. */
  private static final int USUAL_SIZE = 2_000;

  private static final int LARGE_SIZE = 20_000;
  private static final int HUGE_SIZE = 300_000;
  private static final int LARGE_ONE_IN = 500;
  private static final int HUGE_ONE_IN = 50_000;

  private static final int MOST_CHANGES = 8;

  private final Words words;
  private final RandomGenerator random;

  Mutator(Words words, RandomGenerator random) {
    this.words = words;
    this.random = random;
  }

  /** An input with a few changes, some of which may be taken from another. */
  byte[] changed(byte[] input, byte[] other) {
    int size = Math.max(size(), input.length);
    byte[] changed = input;
    int changes = random.nextBoolean() ? 1 : 1 + random.nextInt(MOST_CHANGES);
    for (int each = 0; each < changes; each++) {
      changed = change(changed, other, size);
    }
    return changed;
  }

  private int size() {
    return random.nextInt(HUGE_ONE_IN) == 0
        ? HUGE_SIZE
        : random.nextInt(LARGE_ONE_IN) == 0 ? LARGE_SIZE : USUAL_SIZE;
  }

  private byte[] change(byte[] input, byte[] other, int size) {
    int from = random.nextInt(input.length + 1);
    int to = Math.min(input.length, from + length());
    return switch (random.nextInt(12)) {
      case 0 -> withByte(input, (byte) random.nextInt(256));
      case 1 -> withByte(input, (byte) (' ' + random.nextInt(0x5f)));
      case 2 -> withFlippedBit(input);
      case 3 -> spliced(input, from, to, new byte[0], size);
      case 4 -> spliced(input, from, from, part(input), size);
      case 5 -> spliced(input, from, to, part(other), size);
      case 6 -> spliced(input, from, from, words.any(random), size);
      case 7 -> spliced(input, wordFrom(input, from), wordTo(input, from), words.any(random), size);
      case 8 -> spliced(input, from, from, repeated(part(input), size), size);
      case 9 -> spliced(input, from, from, repeated(words.any(random), size), size);
      case 10 -> spliced(input, lineFrom(input, from), lineTo(input, from), line(other), size);
      default -> spliced(input, lineTo(input, from), lineTo(input, from), line(input), size);
    };
  }

  /** Short ones more often than long ones. */
  private int length() {
    return 1 + random.nextInt(1 << random.nextInt(9));
  }

  private byte[] withByte(byte[] input, byte value) {
    if (input.length == 0) {
      return new byte[] {value};
    }
    byte[] changed = input.clone();
    changed[random.nextInt(input.length)] = value;
    return changed;
  }

  private byte[] withFlippedBit(byte[] input) {
    if (input.length == 0) {
      return input;
    }
    byte[] changed = input.clone();
    changed[random.nextInt(input.length)] ^= (byte) (1 << random.nextInt(8));
    return changed;
  }

  private byte[] part(byte[] input) {
    int from = random.nextInt(input.length + 1);
    return Arrays.copyOfRange(input, from, Math.min(input.length, from + length()));
  }

  private byte[] line(byte[] input) {
    int at = random.nextInt(input.length + 1);
    return Arrays.copyOfRange(input, lineFrom(input, at), lineTo(input, at));
  }

  private byte[] repeated(byte[] part, int size) {
    int most = Math.max(1, size / Math.max(1, part.length));
    int least = size > USUAL_SIZE ? most / 2 : 1;
    int times = Math.max(least, 1 + random.nextInt(Math.min(most, 1 << random.nextInt(12))));
    byte[] repeated = new byte[part.length * times];
    for (int each = 0; each < times; each++) {
      System.arraycopy(part, 0, repeated, each * part.length, part.length);
    }
    return repeated;
  }

  /** With something in place of a range; cut where it becomes too long. */
  private static byte[] spliced(byte[] input, int from, int to, byte[] part, int size) {
    int kept = Math.min(part.length, Math.max(0, size - from));
    int length = Math.min(Math.max(size, from + kept), from + kept + input.length - to);
    byte[] spliced = Arrays.copyOf(input, length);
    System.arraycopy(part, 0, spliced, from, kept);
    System.arraycopy(input, to, spliced, from + kept, length - from - kept);
    return spliced;
  }

  private static int wordFrom(byte[] input, int at) {
    int from = at;
    while (from > 0 && isOfWord(input[from - 1])) {
      from--;
    }
    return from;
  }

  private static int wordTo(byte[] input, int at) {
    int to = at;
    while (to < input.length && isOfWord(input[to])) {
      to++;
    }
    return to;
  }

  private static boolean isOfWord(byte each) {
    return Character.isLetterOrDigit(each) || each == '-' || each == '_';
  }

  private static int lineFrom(byte[] input, int at) {
    int from = at;
    while (from > 0 && input[from - 1] != '\n') {
      from--;
    }
    return from;
  }

  private static int lineTo(byte[] input, int at) {
    int to = at;
    while (to < input.length && input[to] != '\n') {
      to++;
    }
    return Math.min(input.length, to + 1);
  }
}

package org.lazymm.trace;

import java.nio.charset.StandardCharsets;

/** Searches and numbers in a range of bytes, without making objects. */
final class Bytes {
  private Bytes() {}

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static String text(byte[] text, int from, int to) {
    return new String(text, from, Math.max(0, to - from), StandardCharsets.UTF_8);
  }

  static boolean isDigit(byte value) {
    return value >= '0' && value <= '9';
  }

  static boolean isBlank(byte value) {
    return value == ' ' || value == '\t';
  }

  static boolean isWord(byte value) {
    return value >= 'a' && value <= 'z'
        || value >= 'A' && value <= 'Z'
        || value == '_'
        || isDigit(value);
  }

  static boolean startsWith(byte[] text, int from, int to, byte[] prefix) {
    if (to - from < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (text[from + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether the word ends right before {@code to}, not reaching below {@code from}. */
  static boolean endsWith(byte[] text, int from, int to, byte[] word) {
    return to - word.length >= from && startsWith(text, to - word.length, to, word);
  }

  /** Finds the first place of a word, or -1. */
  static int find(byte[] text, int from, int to, byte[] word) {
    byte first = word[0];
    for (int i = from, last = to - word.length; i <= last; i++) {
      if (text[i] == first && startsWith(text, i, to, word)) {
        return i;
      }
    }
    return -1;
  }

  /** Finds the last place of a word, or -1. */
  static int findLast(byte[] text, int from, int to, byte[] word) {
    byte first = word[0];
    for (int i = to - word.length; i >= from; i--) {
      if (text[i] == first && startsWith(text, i, to, word)) {
        return i;
      }
    }
    return -1;
  }

  static int skipBlanks(byte[] text, int from, int to) {
    int at = from;
    while (at < to && isBlank(text[at])) {
      at++;
    }
    return at;
  }

  static int skipBlanksBack(byte[] text, int from, int to) {
    int at = to;
    while (at > from && isBlank(text[at - 1])) {
      at--;
    }
    return at;
  }

  static int skipDigits(byte[] text, int from, int to) {
    int at = from;
    while (at < to && isDigit(text[at])) {
      at++;
    }
    return at;
  }

  static int skipDigitsBack(byte[] text, int from, int to) {
    int at = to;
    while (at > from && isDigit(text[at - 1])) {
      at--;
    }
    return at;
  }

  static int skipToBlank(byte[] text, int from, int to) {
    int at = from;
    while (at < to && !isBlank(text[at])) {
      at++;
    }
    return at;
  }

  /**
   * Reads the decimal digits of a range, which must be digits only; -1 if there are none or too
   * many.
   */
  static long decimal(byte[] text, int from, int to) {
    if (from >= to || to - from > 18) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + (text[i] - '0');
    }
    return value;
  }

  /** Reads a pid, which is a number of at most nine digits; -1 if there is none. */
  static int pid(byte[] text, int from, int to) {
    return to - from > 9 ? -1 : (int) decimal(text, from, to);
  }

  /** Reads hexadecimal digits, with or without a leading 0x, up to the first other byte. */
  static long hex(byte[] text, int from, int to) {
    int at = from;
    if (to - at > 2 && text[at] == '0' && (text[at + 1] == 'x' || text[at + 1] == 'X')) {
      at += 2;
    }
    long value = 0;
    for (; at < to; at++) {
      int digit = Character.digit(text[at], 16);
      if (digit < 0) {
        break;
      }
      value = value << 4 | digit;
    }
    return value;
  }
}

package org.lazymm.litmus.reader;

/**
 * A word of a test.
 *
 * @param kind what it is
 * @param text how it is written; empty at the end
 * @param line where, counted from 1
 * @param column where in the line, in characters, counted from 1
 */
record Token(Kind kind, String text, int line, int column) {
  private static final int LONGEST = 40;

  /** What words are. */
  enum Kind {
    NAME,
    NUMBER,
    SYMBOL,
    END
  }

  boolean is(String expected) {
    return kind != Kind.END && text.equals(expected);
  }

  boolean isName() {
    return kind == Kind.NAME;
  }

  /** How an error message calls it. */
  String found() {
    if (kind == Kind.END) {
      return "the end of the file";
    }
    return "'" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text) + "'";
  }
}

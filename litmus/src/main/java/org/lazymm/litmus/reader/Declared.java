package org.lazymm.litmus.reader;

import org.lazymm.litmus.program.IntType;

/**
 * How something is declared.
 *
 * @param words the type that its words name
 * @param stars how many stars stand behind them
 */
record Declared(IntType words, int stars) {
  /** What is not declared. */
  static final Declared INT = new Declared(IntType.INT, 0);

  /** The type of its value. */
  IntType type() {
    return stars > 0 ? IntType.LONG : words;
  }

  /** The type of what it points at; that of an int if it is no pointer. */
  IntType pointee() {
    return stars == 0 ? IntType.INT : new Declared(words, stars - 1).type();
  }
}

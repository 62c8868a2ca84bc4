package org.lazymm.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column from 1, in characters as a reader counts them
 */
record Place(int line, int column) {
  static final Place START = new Place(1, 1);

  /** What the library says; the start of the text if it says nothing. */
  static Place of(Optional<Mark> mark) {
    return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1)).orElse(START);
  }

  /** The place of a position in a text. */
  static Place of(String text, int position) {
    int line = 1;
    int start = 0;
    for (int at = 0; at < position; at++) {
      char each = text.charAt(at);
      if (each == '\n' || (each == '\r' && !text.startsWith("\n", at + 1))) {
        line++;
        start = at + 1;
      }
    }
    return new Place(line, 1 + text.codePointCount(start, position));
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}

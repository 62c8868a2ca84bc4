package org.lazymm.trace;

import java.io.InputStream;

/**
 * The trace in a Chrome JSON file: the string {@code systemTraceEvents} of its object. A string of
 * any length is passed on as it comes, which no JSON library does.
 */
final class JsonText extends EmbeddedText {
  private static final byte[] KEY = Bytes.ascii("systemTraceEvents");

  private final byte[] word = new byte[KEY.length + 1];
  private int length;
  private int depth;
  private boolean object;
  private boolean string;
  private boolean escaped;
  private int unicode;
  private int codePoint;
  private boolean key;
  private boolean inside;
  private boolean found;

  JsonText(InputStream in) {
    super(in);
  }

  @Override
  void step(byte value) {
    if (!string) {
      structure(value);
    } else if (unicode > 0) {
      hex(value);
    } else if (escaped) {
      escaped = false;
      escape(value);
    } else if (value == '\\') {
      escaped = true;
    } else if (value == '"') {
      string = false;
      if (inside) {
        inside = false;
        take((byte) '\n');
      }
    } else {
      add(value);
    }
  }

  private void structure(byte value) {
    switch (value) {
      case '"' -> {
        string = true;
        inside = key && depth == 1 && object;
        found |= inside;
        key = false;
        length = 0;
      }
      case '{', '[' -> {
        object = depth == 0 ? value == '{' : object;
        depth++;
        key = false;
      }
      case '}', ']' -> depth--;
      case ':' -> key = length == KEY.length && Bytes.startsWith(word, 0, length, KEY);
      case ',' -> {
        key = false;
        length = 0;
      }
      default -> {}
    }
  }

  private void add(byte value) {
    if (inside) {
      take(value);
    } else if (length < word.length) {
      word[length++] = value;
    }
  }

  private void escape(byte value) {
    switch (value) {
      case 'n' -> add((byte) '\n');
      case 't' -> add((byte) '\t');
      case 'r' -> add((byte) '\r');
      case 'b', 'f' -> add((byte) ' ');
      case 'u' -> {
        unicode = 4;
        codePoint = 0;
      }
      default -> add(value);
    }
  }

  /** Names beyond ASCII matter to nobody here; their bytes become question marks. */
  private void hex(byte value) {
    codePoint = codePoint << 4 | Math.max(0, Character.digit(value, 16));
    unicode--;
    if (unicode == 0) {
      add(codePoint < 0x80 ? (byte) codePoint : (byte) '?');
    }
  }

  @Override
  boolean found() {
    return found;
  }
}

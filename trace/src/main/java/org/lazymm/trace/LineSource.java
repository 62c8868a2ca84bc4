package org.lazymm.trace;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a text in one buffer of fixed size. */
final class LineSource implements Closeable {
  /** The longest line that there can be; ftrace and perf stay far below. */
  static final int LONGEST_LINE = 1 << 16;

  private static final int CAPACITY = 1 << 18;

  private final InputStream in;
  private final byte[] buffer = new byte[CAPACITY];
  private int next;
  private int limit;
  private boolean exhausted;
  private long line;
  private int from;
  private int to;
  private boolean terminated;

  /**
   * Makes a source.
   *
   * @param in the text, already inflated
   */
  LineSource(InputStream in) {
    this.in = in;
  }

  /** Moves on to the next line; false at the end of what can be read. */
  boolean advance() throws IOException {
    int at = next;
    while (true) {
      while (at < limit) {
        if (buffer[at] == '\n') {
          return line(at, at + 1, true);
        }
        at++;
      }
      if (limit - next >= LONGEST_LINE) {
        return line(limit, limit, false);
      }
      if (exhausted) {
        return next < limit && line(limit, limit, false);
      }
      at -= next;
      fill();
    }
  }

  private boolean line(int lineEnd, int nextLine, boolean ended) {
    from = next;
    to = ended && lineEnd > from && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    next = nextLine;
    terminated = ended;
    line++;
    return true;
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, next, buffer, 0, limit - next);
    limit -= next;
    next = 0;
    int read = in.read(buffer, limit, CAPACITY - limit);
    if (read < 0) {
      exhausted = true;
    } else {
      limit += read;
    }
  }

  byte[] bytes() {
    return buffer;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** The number of the current line, from 1. */
  long line() {
    return line;
  }

  /** Whether the current line is longer than any can be; what is left of it was not read. */
  boolean tooLong() {
    return !terminated && to - from >= LONGEST_LINE;
  }

  /** Whether the current line ends in a newline. */
  boolean terminated() {
    return terminated;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

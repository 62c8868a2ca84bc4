package org.lazymm.trace;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The lines of a file, plain or gzipped, in one buffer of fixed size. */
final class LineSource implements Closeable {
  /** The longest line that is kept whole; ftrace and perf stay far below. */
  static final int LONGEST_LINE = 1 << 16;

  private static final int CAPACITY = 1 << 18;
  private static final int MAGIC = 2;

  private final InputStream in;
  private final byte[] buffer = new byte[CAPACITY];
  private int next;
  private int limit;
  private boolean exhausted;
  private String damage = "";
  private long line;
  private int from;
  private int to;
  private boolean terminated;

  private LineSource(InputStream in) {
    this.in = in;
  }

  static LineSource of(InputStream raw) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(raw, 1 << 16);
    buffered.mark(MAGIC);
    boolean gzipped = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    if (!gzipped) {
      return new LineSource(buffered);
    }
    try {
      return new LineSource(new GZIPInputStream(buffered, 1 << 16));
    } catch (EOFException | ZipException cut) {
      LineSource empty = new LineSource(InputStream.nullInputStream());
      empty.damage = describe(cut);
      return empty;
    }
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
    try {
      int read = in.read(buffer, limit, CAPACITY - limit);
      if (read < 0) {
        exhausted = true;
      } else {
        limit += read;
      }
    } catch (EOFException | ZipException cut) {
      exhausted = true;
      damage = describe(cut);
    }
  }

  private static String describe(IOException cut) {
    return cut instanceof EOFException
        ? "a gzip stream that ends too early"
        : "a damaged gzip stream (" + cut.getMessage() + ")";
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

  /** Whether the current line ends in a newline. */
  boolean terminated() {
    return terminated;
  }

  /** What is wrong with the stream, or an empty string. */
  String damage() {
    return damage;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

package org.lazymm.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The text of a trace that stands inside a file of another form, taken out while the file is read;
 * what stands around it becomes blank lines.
 */
abstract class EmbeddedText extends InputStream {
  private final InputStream in;
  private final byte[] read = new byte[1 << 16];
  private byte[] taken = new byte[1 << 16];
  private int next;
  private int limit;
  private boolean exhausted;

  EmbeddedText(InputStream in) {
    this.in = in;
  }

  /** Looks at the next byte of the file; calls {@link #take} for each byte of the trace. */
  abstract void step(byte value);

  /** The file is at its end. */
  void end() {}

  /** Whether there was a trace in the file, as far as it has been read. */
  abstract boolean found();

  final void take(byte value) {
    if (limit == taken.length) {
      taken = Arrays.copyOf(taken, 2 * taken.length);
    }
    taken[limit++] = value;
  }

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public final int read(byte[] to, int from, int length) throws IOException {
    while (next == limit && !exhausted) {
      next = 0;
      limit = 0;
      int count = in.read(read, 0, read.length);
      for (int i = 0; i < count; i++) {
        step(read[i]);
      }
      if (count < 0) {
        exhausted = true;
        end();
      }
    }
    int count = Math.min(length, limit - next);
    if (count == 0) {
      return -1;
    }
    System.arraycopy(taken, next, to, from, count);
    next += count;
    return count;
  }

  @Override
  public final void close() throws IOException {
    in.close();
  }
}

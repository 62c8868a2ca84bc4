package org.lazymm.trace;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a file, inflated if it is gzipped. A gzip stream that is damaged ends where the
 * damage is, which {@link #damage} then tells.
 */
final class Unpacked extends InputStream {
  private static final int BUFFER = 1 << 16;
  private static final int MAGIC = 2;

  private final InputStream in;
  private final boolean gzipped;
  private String damage = "";

  private Unpacked(InputStream in, boolean gzipped, String damage) {
    this.in = in;
    this.gzipped = gzipped;
    this.damage = damage;
  }

  static Unpacked of(InputStream raw) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
    buffered.mark(MAGIC);
    boolean gzipped = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    if (!gzipped) {
      return new Unpacked(buffered, false, "");
    }
    try {
      return new Unpacked(new GZIPInputStream(buffered, BUFFER), true, "");
    } catch (EOFException | ZipException cut) {
      return new Unpacked(InputStream.nullInputStream(), true, describe(cut));
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    try {
      return in.read(to, from, length);
    } catch (EOFException | ZipException cut) {
      damage = describe(cut);
      return -1;
    }
  }

  private static String describe(IOException cut) {
    return cut instanceof EOFException
        ? "a gzip stream that ends too early"
        : "a damaged gzip stream (" + cut.getMessage() + ")";
  }

  /** Whether the file was gzipped. */
  boolean gzipped() {
    return gzipped;
  }

  /** What is wrong with the stream so far, or an empty string. */
  String damage() {
    return damage;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

package org.lazymm.isolation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.lazymm.output.Printable;

/** What a child writes that is no frame. The end of it is kept; too much of it ends the child. */
final class Noise {
  /** The most bytes of one task. */
  static final long MOST = 16 << 20;

  private static final int KEPT = 8 << 10;

  private final InputStream from;
  private final Leash leash;
  private final Thread reader;
  private byte[] end = new byte[0];
  private long bytes;

  Noise(InputStream from, Leash leash) {
    this.from = from;
    this.leash = leash;
    reader = Daemon.thread("lazymm-noise", this::drain);
    reader.start();
  }

  private void drain() {
    byte[] chunk = new byte[KEPT];
    try {
      for (int length = from.read(chunk); length >= 0; length = from.read(chunk)) {
        keep(chunk, length);
      }
    } catch (IOException gone) {
      // So is the child.
    }
  }

  private void keep(byte[] chunk, int length) {
    synchronized (this) {
      byte[] all = Arrays.copyOf(end, end.length + length);
      System.arraycopy(chunk, 0, all, end.length, length);
      end = Arrays.copyOfRange(all, Math.max(0, all.length - KEPT), all.length);
      bytes += length;
      if (bytes <= MOST) {
        return;
      }
    }
    leash.cut("was killed when it had printed more than " + (MOST >> 20) + " MB");
  }

  /** A task begins: what was written before counts no more. */
  synchronized void begin() {
    bytes = 0;
  }

  /** Waits for the rest, once the child is no more; not for what it has started. */
  void await() throws InterruptedException {
    reader.join(TimeUnit.SECONDS.toMillis(1));
  }

  /** Whether the end of it holds some words. */
  synchronized boolean tells(String words) {
    return text().contains(words);
  }

  /** The last line of it. */
  synchronized Optional<String> lastLine() {
    return Printable.lastLine(text());
  }

  private String text() {
    return new String(end, StandardCharsets.UTF_8);
  }
}

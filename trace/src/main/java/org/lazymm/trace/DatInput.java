package org.lazymm.trace;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The parts of a trace.dat file's head, read one after the other. */
final class DatInput {
  private static final int BUFFER = 1 << 14;
  private static final int LONGEST_STRING = 1 << 12;

  private final PlacedBytes bytes;
  private final byte[] buffer = new byte[BUFFER];
  private final ByteBuffer numbers = ByteBuffer.wrap(buffer);
  private long at;
  private long bufferAt;
  private int limit;

  DatInput(PlacedBytes bytes, long at, ByteOrder order) {
    this.bytes = bytes;
    this.at = at;
    this.bufferAt = at;
    numbers.order(order);
  }

  void order(ByteOrder order) {
    numbers.order(order);
  }

  long at() {
    return at;
  }

  void skip(long count) throws IOException {
    bytes.check(at, count);
    at += count;
  }

  private int need(int count) throws IOException {
    long offset = at - bufferAt;
    if (offset < 0 || offset + count > limit) {
      bytes.check(at, count);
      limit = (int) Math.min(BUFFER, bytes.size() - at);
      bytes.read(at, buffer, 0, limit);
      bufferAt = at;
      offset = 0;
    }
    at += count;
    return (int) offset;
  }

  int u8() throws IOException {
    return buffer[need(1)] & 0xff;
  }

  int u16() throws IOException {
    return numbers.getShort(need(2)) & 0xffff;
  }

  /** A number of four bytes that counts something. */
  int count() throws IOException {
    int value = numbers.getInt(need(4));
    if (value < 0) {
      throw new EOFException("a count of " + Integer.toUnsignedString(value));
    }
    return value;
  }

  long u32() throws IOException {
    return Integer.toUnsignedLong(numbers.getInt(need(4)));
  }

  long u64() throws IOException {
    return numbers.getLong(need(8));
  }

  /** Text that ends in a zero. */
  String string() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int value = u8(); value != 0; value = u8()) {
      if (text.size() == LONGEST_STRING) {
        throw new EOFException("a name without end");
      }
      text.write(value);
    }
    return text.toString(StandardCharsets.ISO_8859_1);
  }

  /** As many bytes, of which there must not be too many for the memory. */
  byte[] bytes(long count, int most) throws IOException {
    bytes.check(at, count);
    if (count > most) {
      throw new EOFException("a part of " + count + " bytes");
    }
    byte[] part = new byte[(int) count];
    bytes.read(at, part, 0, part.length);
    at += count;
    return part;
  }
}

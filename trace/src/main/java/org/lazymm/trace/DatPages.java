package org.lazymm.trace;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The pages of one CPU's ring buffer, one after the other in the same memory. */
final class DatPages {
  private static final int LARGEST_CHUNK = 1 << 24;

  private final PlacedBytes bytes;
  private final DatFile file;
  private final DatFile.Pages pages;
  private final byte[] page;
  private final ByteBuffer number;
  private long at;
  private long end;
  private long chunks;
  private byte[] packed = new byte[0];
  private byte[] chunk = new byte[0];
  private int chunkAt;
  private int chunkEnd;
  private int length;

  DatPages(PlacedBytes bytes, DatFile file, DatFile.Pages pages) throws IOException {
    this.bytes = bytes;
    this.file = file;
    this.pages = pages;
    this.page = new byte[pages.pageSize()];
    this.number = ByteBuffer.wrap(new byte[8]).order(file.order());
    this.at = pages.at();
    this.end = pages.at() + pages.size();
    if (pages.packed()) {
      chunks = u32();
    }
  }

  byte[] page() {
    return page;
  }

  /** The bytes of the page that are there. */
  int length() {
    return length;
  }

  /**
   * Moves on to the next page.
   *
   * @return false behind the last one
   * @throws EOFException if the file ends inside the pages, or they are damaged
   */
  boolean advance() throws IOException {
    if (!pages.packed()) {
      length = (int) Math.min(page.length, end - at);
      if (length <= 0) {
        return false;
      }
      bytes.read(at, page, 0, length);
      at += length;
      return true;
    }
    if (chunkAt >= chunkEnd && !unpack()) {
      return false;
    }
    length = Math.min(page.length, chunkEnd - chunkAt);
    System.arraycopy(chunk, chunkAt, page, 0, length);
    chunkAt += length;
    return true;
  }

  private boolean unpack() throws IOException {
    if (chunks == 0) {
      return false;
    }
    chunks--;
    int from = size(u32());
    int to = size(u32());
    packed = packed.length < from ? new byte[from] : packed;
    chunk = chunk.length == to ? chunk : new byte[to];
    bytes.read(at, packed, 0, from);
    at += from;
    chunkEnd = file.compression().unpack(packed, from, chunk);
    chunkAt = 0;
    if (chunkEnd == 0) {
      throw new EOFException("a part without a byte in it");
    }
    return true;
  }

  private long u32() throws IOException {
    bytes.read(at, number.array(), 0, 4);
    at += 4;
    return Integer.toUnsignedLong(number.getInt(0));
  }

  private int size(long size) throws IOException {
    if (size > LARGEST_CHUNK) {
      throw new EOFException("a part of " + size + " bytes");
    }
    return (int) size;
  }
}

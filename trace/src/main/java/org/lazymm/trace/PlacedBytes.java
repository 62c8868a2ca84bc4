package org.lazymm.trace;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes that can be read at any place, of a file or in memory. */
abstract class PlacedBytes {
  /** How many there are. */
  abstract long size();

  /** Reads bytes; throws EOFException if there are not so many. */
  abstract void read(long at, byte[] to, int from, int length) throws IOException;

  static PlacedBytes of(byte[] bytes) {
    return new PlacedBytes() {
      @Override
      long size() {
        return bytes.length;
      }

      @Override
      void read(long at, byte[] to, int from, int length) throws IOException {
        check(at, length);
        System.arraycopy(bytes, (int) at, to, from, length);
      }
    };
  }

  static PlacedBytes of(FileChannel file) throws IOException {
    long size = file.size();
    return new PlacedBytes() {
      private byte[] wrapped = new byte[0];
      private ByteBuffer buffer = ByteBuffer.wrap(wrapped);

      @Override
      long size() {
        return size;
      }

      @Override
      void read(long at, byte[] to, int from, int length) throws IOException {
        check(at, length);
        if (wrapped != to) {
          wrapped = to;
          buffer = ByteBuffer.wrap(to);
        }
        buffer.limit(from + length).position(from);
        while (buffer.hasRemaining()) {
          if (file.read(buffer, at + buffer.position() - from) < 0) {
            throw new EOFException("the file became shorter while it was read");
          }
        }
      }
    };
  }

  final void check(long at, long length) throws EOFException {
    if (at < 0 || length < 0 || at > size() || length > size() - at) {
      throw new EOFException("bytes " + at + " to " + (at + length) + " of " + size());
    }
  }
}

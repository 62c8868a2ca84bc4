package org.lazymm.trace;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** How the parts of a trace.dat file are packed. */
enum DatCompression {
  /** Not at all. */
  NONE {
    @Override
    int unpack(byte[] from, int length, byte[] to) throws IOException {
      throw new EOFException("a packed part in a file that is not packed");
    }
  },
  /** With zlib. */
  ZLIB {
    @Override
    int unpack(byte[] from, int length, byte[] to) throws IOException {
      Inflater inflater = new Inflater();
      try {
        inflater.setInput(from, 0, length);
        int all = 0;
        while (all < to.length && !inflater.finished()) {
          int more = inflater.inflate(to, all, to.length - all);
          if (more == 0) {
            break;
          }
          all += more;
        }
        return all;
      } catch (DataFormatException damaged) {
        throw new EOFException("a damaged zlib stream (" + damaged.getMessage() + ")");
      } finally {
        inflater.end();
      }
    }
  },
  /** With zstd. */
  ZSTD {
    @Override
    int unpack(byte[] from, int length, byte[] to) throws IOException {
      try {
        return (int) Zstd.decompressByteArray(to, 0, to.length, from, 0, length);
      } catch (ZstdException damaged) {
        throw new EOFException("a damaged zstd stream (" + damaged.getMessage() + ")");
      }
    }
  };

  /**
   * Unpacks a part.
   *
   * @return how many bytes it has
   * @throws EOFException if it is damaged
   */
  abstract int unpack(byte[] from, int length, byte[] to) throws IOException;
}

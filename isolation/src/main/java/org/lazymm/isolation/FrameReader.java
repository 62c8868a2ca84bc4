package org.lazymm.isolation;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import org.lazymm.isolation.Frame.Kind;

/** Reads frames. It takes nothing for a frame that was not written as one. */
public final class FrameReader {
  private final DataInputStream in;

  /**
   * Frames.
   *
   * @param in where they come from; its reads need not be buffered
   */
  public FrameReader(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /**
   * Waits for the next frame. No more memory is taken than a frame of {@link Frame#LONGEST} needs.
   *
   * @return empty at the end of the stream
   * @throws BadFrameException if what comes is no frame, or ends within one
   * @throws IOException if it cannot be read
   */
  public Optional<Frame> read() throws IOException {
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(readFrom(first));
    } catch (EOFException cut) {
      throw new BadFrameException("a frame that is cut off");
    }
  }

  private Frame readFrom(int first) throws IOException {
    int magic = first << 16 | in.readUnsignedShort();
    if (magic != Frame.MAGIC) {
      throw new BadFrameException("bytes that are no frame");
    }
    byte version = in.readByte();
    if (version != Frame.VERSION) {
      throw new BadFrameException(
          "version " + version + " of the protocol, expected " + Frame.VERSION);
    }
    int number = in.readUnsignedByte();
    Kind kind = Kind.of(number);
    int task = in.readInt();
    int length = in.readInt();
    if (kind == null) {
      throw new BadFrameException("a frame of unknown kind " + number);
    }
    if (task < 0) {
      throw new BadFrameException("a frame of task " + task);
    }
    if (length < 0 || length > Frame.LONGEST) {
      throw new BadFrameException(
          "a frame of " + length + " bytes, expected at most " + Frame.LONGEST);
    }
    // Grows with what comes: a length alone takes no memory.
    byte[] payload = in.readNBytes(length);
    if (payload.length < length) {
      throw new EOFException();
    }
    Frame frame = new Frame(kind, task, payload);
    if (in.readInt() != checksum(frame)) {
      throw new BadFrameException("a frame whose checksum is wrong");
    }
    return frame;
  }

  /** The checksum of all that a frame says. */
  static int checksum(Frame frame) {
    CRC32 sum = new CRC32();
    sum.update(frame.kind().ordinal());
    for (int shift = 24; shift >= 0; shift -= 8) {
      sum.update(frame.task() >>> shift);
    }
    sum.update(frame.payload());
    return (int) sum.getValue();
  }
}

package org.lazymm.isolation;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes frames, each whole. Any thread may write. */
public final class FrameWriter {
  private final DataOutputStream out;

  /**
   * Frames.
   *
   * @param out where they go; each is written at once
   */
  public FrameWriter(OutputStream out) {
    this.out = new DataOutputStream(new BufferedOutputStream(out));
  }

  /**
   * Writes a frame.
   *
   * @param frame any
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if its payload is longer than {@link Frame#LONGEST}
   */
  public synchronized void write(Frame frame) throws IOException {
    byte[] payload = frame.payload();
    if (payload.length > Frame.LONGEST) {
      throw new IllegalArgumentException(
          payload.length + " bytes in a frame, expected at most " + Frame.LONGEST);
    }
    out.writeByte(Frame.MAGIC >>> 16);
    out.writeShort(Frame.MAGIC);
    out.writeByte(Frame.VERSION);
    out.writeByte(frame.kind().ordinal());
    out.writeInt(frame.task());
    out.writeInt(payload.length);
    out.write(payload);
    out.writeInt(FrameReader.checksum(frame));
    out.flush();
  }
}

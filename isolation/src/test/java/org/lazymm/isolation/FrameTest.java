package org.lazymm.isolation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lazymm.isolation.Frame.Kind;

/** A frame arrives as it was written, or is no frame. */
class FrameTest {
  private static final int LENGTH_AT = 9;

  private static byte[] written(Frame... frames) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FrameWriter writer = new FrameWriter(out);
    for (Frame frame : frames) {
      writer.write(frame);
    }
    return out.toByteArray();
  }

  private static Optional<Frame> read(byte[] bytes) throws IOException {
    return new FrameReader(new ByteArrayInputStream(bytes)).read();
  }

  private static String refusal(byte[] bytes) {
    return assertThrows(BadFrameException.class, () -> read(bytes)).getMessage();
  }

  @Test
  void framesArriveAsTheyWereWritten() throws IOException {
    byte[] bytes =
        written(
            new Frame(Kind.OUT, 7, new byte[] {1, 2, 3}), new Frame(Kind.ALIVE, 0, new byte[0]));
    FrameReader reader = new FrameReader(new ByteArrayInputStream(bytes));
    Frame first = reader.read().orElseThrow();
    assertEquals(Kind.OUT, first.kind());
    assertEquals(7, first.task());
    assertArrayEquals(new byte[] {1, 2, 3}, first.payload());
    assertEquals(Kind.ALIVE, reader.read().orElseThrow().kind());
    assertEquals(Optional.empty(), reader.read());
  }

  @Test
  void noBitMayBeAnother() throws IOException {
    byte[] good = written(new Frame(Kind.DONE, 3, "a result".getBytes(StandardCharsets.UTF_8)));
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << bit % 8);
      refusal(bad);
    }
  }

  @Test
  void aFrameThatIsCutOffIsNone() throws IOException {
    byte[] good = written(new Frame(Kind.DONE, 3, "a result".getBytes(StandardCharsets.UTF_8)));
    for (int length = 1; length < good.length; length++) {
      assertEquals("a frame that is cut off", refusal(Arrays.copyOf(good, length)));
    }
  }

  @Test
  void aLengthAloneTakesNoMemory() throws IOException {
    byte[] bytes = written(new Frame(Kind.DONE, 3, new byte[0]));
    ByteBuffer.wrap(bytes).putInt(LENGTH_AT, Integer.MAX_VALUE);
    assertEquals("a frame of 2147483647 bytes, expected at most 33554432", refusal(bytes));
    ByteBuffer.wrap(bytes).putInt(LENGTH_AT, -1);
    assertEquals("a frame of -1 bytes, expected at most 33554432", refusal(bytes));
    ByteBuffer.wrap(bytes).putInt(LENGTH_AT, Frame.LONGEST);
    assertEquals("a frame that is cut off", refusal(bytes));
  }

  @Test
  void anotherVersionIsRefused() throws IOException {
    byte[] bytes = written(new Frame(Kind.DONE, 3, new byte[0]));
    bytes[3] = 2;
    assertEquals("version 2 of the protocol, expected 1", refusal(bytes));
  }

  @Test
  void noiseIsNoFrame() {
    Random random = new Random(1);
    for (int round = 0; round < 10_000; round++) {
      byte[] noise = new byte[1 + random.nextInt(40)];
      random.nextBytes(noise);
      refusal(noise);
    }
  }
}

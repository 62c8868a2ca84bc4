package org.lazymm.explorer.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Recordings as JSON files. */
public final class RecordingFile {
  private static final JsonMapper MAPPER =
      StrictJson.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** More than any recording takes: the explorer's executions have hundreds of events. */
  private static final int MOST_BYTES = 16_000_000;

  private RecordingFile() {}

  /** The text of a recording's file. */
  public static String text(Recording recording) {
    return MAPPER.writeValueAsString(recording) + "\n";
  }

  /**
   * Reads a recording.
   *
   * @param file where it is
   * @throws RecordingException if it cannot be read
   */
  public static Recording read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new RecordingException(
            file + ": is too long; expected at most %,d bytes".formatted(MOST_BYTES));
      }
      return parse(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(),
          file.toString());
    } catch (NoSuchFileException e) {
      throw new RecordingException(file + ": no such file", e);
    } catch (IOException e) {
      throw new RecordingException(file + ": cannot be read (" + e + ")", e);
    }
  }

  /**
   * Reads a recording from text.
   *
   * @param text the text
   * @param origin what to call it in messages
   * @throws RecordingException if it is none
   */
  public static Recording parse(String text, String origin) {
    try {
      Recording recording = MAPPER.readValue(text, Recording.class);
      if (recording == null) {
        throw new RecordingException(origin + ": is empty; expected a recording");
      }
      return recording;
    } catch (JacksonException e) {
      throw new RecordingException(StrictJson.message(origin, text, e), e);
    }
  }
}

package org.lazymm.explorer.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Recordings as JSON files. */
public final class RecordingFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern MISSING = Pattern.compile("Missing creator property '(\\w+)'");

  /** What the library says to those who write its callers. */
  private static final Pattern ADVICE =
      Pattern.compile(" \\((?:index \\d+|set |through )[^)]*\\)|;? `DeserializationFeature[^;]*");

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
    try {
      return parse(Files.readString(file), file.toString());
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
        throw new RecordingException(
            origin + ": is empty; expected a recording", new IllegalArgumentException(text));
      }
      return recording;
    } catch (JacksonException e) {
      throw new RecordingException(origin + place(e) + ": " + reason(e), e);
    }
  }

  private static String place(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    return at == null || at.getLineNr() < 1 ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
  }

  private static String reason(JacksonException e) {
    if (e.getCause() instanceof IllegalArgumentException own) {
      return String.valueOf(own.getMessage());
    }
    String whole = String.valueOf(e.getOriginalMessage());
    Matcher missing = MISSING.matcher(whole);
    return missing.lookingAt()
        ? "entry '" + missing.group(1) + "' is missing"
        : ADVICE.matcher(whole).replaceAll("");
  }
}

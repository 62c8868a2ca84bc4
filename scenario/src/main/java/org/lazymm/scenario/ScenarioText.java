package org.lazymm.scenario;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the text of a scenario's file, and says in its own words what is wrong with that. */
final class ScenarioText {
  /** More than any scenario that can be run. */
  private static final int MOST_CHARACTERS = 1_000_000;

  private ScenarioText() {}

  /** The text of a file. */
  static String read(Path file) {
    if (Files.isDirectory(file)) {
      throw new ScenarioException(file.toString(), "is a folder; expected a file");
    }
    try {
      return decoded(Files.readAllBytes(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new ScenarioException(file.toString(), "no such file", e);
    } catch (AccessDeniedException e) {
      throw new ScenarioException(file.toString(), "may not be read", e);
    } catch (IOException e) {
      throw new ScenarioException(file.toString(), "cannot be read: " + e.getMessage(), e);
    }
  }

  private static String decoded(byte[] bytes, String origin) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      throw new ScenarioException(
          origin + Place.endOf(text),
          "byte 0x%02x is no UTF-8; save the file as UTF-8".formatted(bytes[in.position()] & 0xff));
    }
    return text;
  }

  /** Refuses what is no text of a scenario, whatever it says. */
  static void check(String text, String origin) {
    if (text.length() > MOST_CHARACTERS) {
      throw new ScenarioException(
          origin,
          "has %,d characters; expected at most %,d".formatted(text.length(), MOST_CHARACTERS));
    }
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if (each == '\t' && text.substring(text.lastIndexOf('\n', at) + 1, at).isBlank()) {
        throw new ScenarioException(
            origin + Place.endOf(text.substring(0, at)), "a tab; indent with blanks");
      }
      if (each < ' ' && each != '\t' && each != '\n' && each != '\r') {
        throw new ScenarioException(
            origin + Place.endOf(text.substring(0, at)),
            "character 0x%02x; expected text".formatted((int) each));
      }
    }
  }

  /**
   * A place in a text.
   *
   * @param line from 1
   * @param column from 1
   */
  record Place(int line, int column) {
    /** Where a text ends. */
    static Place endOf(String text) {
      int line = 1 + (int) text.chars().filter(each -> each == '\n').count();
      return new Place(line, text.length() - text.lastIndexOf('\n'));
    }

    @Override
    public String toString() {
      return ":" + line + ":" + column;
    }
  }
}

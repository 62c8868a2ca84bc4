package org.lazymm.yaml;

import java.io.IOException;
import java.io.InputStream;
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
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The text of a file, before it is looked at as YAML. */
final class YamlText {
  /** More than any file that makes sense here. */
  private static final int MOST_CHARACTERS = 1_000_000;

  /** No character takes more than four. */
  private static final int MOST_BYTES = 4 * (MOST_CHARACTERS + 1);

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private YamlText() {}

  /** The text of a file. */
  static String read(Path file) {
    if (Files.isDirectory(file)) {
      throw new YamlException(file.toString(), "is a folder; expected a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    } catch (NoSuchFileException e) {
      throw new YamlException(file.toString(), "no such file", e);
    } catch (AccessDeniedException e) {
      throw new YamlException(file.toString(), "may not be read", e);
    } catch (IOException e) {
      throw new YamlException(file.toString(), "cannot be read: " + e.getMessage(), e);
    }
  }

  /** The text of a stream. */
  static String read(InputStream in, String file) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES);
    if (bytes.length == MOST_BYTES) {
      throw new YamlException(
          file, "is too long; expected at most %,d characters".formatted(MOST_CHARACTERS));
    }
    return decoded(bytes, file);
  }

  private static String decoded(byte[] bytes, String file) {
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
      throw new YamlException(
          file + ":" + Place.of(text, text.length()),
          "byte 0x%02x is no UTF-8; save the file as UTF-8".formatted(bytes[in.position()] & 0xff));
    }
    return text;
  }

  /** Refuses what is no text, whatever it says; the text without a mark of its byte order. */
  static String checked(String written, String file) {
    String text = written.indexOf(BYTE_ORDER_MARK) == 0 ? written.substring(1) : written;
    if (text.length() > MOST_CHARACTERS) {
      throw new YamlException(
          file,
          "has %,d characters; expected at most %,d".formatted(text.length(), MOST_CHARACTERS));
    }
    boolean indent = true;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int each = text.codePointAt(at);
      if (each == '\t' && indent) {
        throw wrong(text, at, file, "a tab; indent with blanks");
      }
      if (!StreamReader.isPrintable(each)) {
        throw wrong(text, at, file, "character 0x%02x; expected text".formatted(each));
      }
      indent = each == '\n' || each == '\r' || (indent && each == ' ');
    }
    return text;
  }

  private static YamlException wrong(String text, int at, String file, String what) {
    return new YamlException(file + ":" + Place.of(text, at), what);
  }
}

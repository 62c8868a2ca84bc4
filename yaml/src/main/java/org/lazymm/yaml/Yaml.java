package org.lazymm.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * YAML texts.
 *
 * <p>A text is one document of at most 1,000,000 characters, nested at most 100 deep. Aliases may
 * stand for at most 10,000 values in all. A name may be given once in a map.
 */
public final class Yaml {
  private static final String START = "---";

  private static final Dump QUOTING =
      new Dump(
          DumpSettings.builder()
              .setDefaultScalarStyle(ScalarStyle.DOUBLE_QUOTED)
              .setExplicitStart(true)
              .build());

  private Yaml() {}

  /**
   * Reads a file.
   *
   * @param file where it is
   * @throws YamlException if it cannot be read or is no YAML
   */
  public static YamlNode read(Path file) {
    return parse(YamlText.read(file), file.toString());
  }

  /**
   * Reads a stream.
   *
   * @param in all of it is one document
   * @param file what to call it in messages
   * @throws YamlException if it is no YAML
   * @throws IOException if it cannot be read
   */
  public static YamlNode read(InputStream in, String file) throws IOException {
    return parse(YamlText.read(in, file), file);
  }

  /**
   * Reads a file that is shipped.
   *
   * @param owner a class beside which the file is
   * @param name the name of the file, as {@link Class#getResourceAsStream} takes it
   * @throws YamlException if it is no YAML
   */
  public static YamlNode shipped(Class<?> owner, String name) {
    try (InputStream stream = owner.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is missing beside " + owner.getName());
      }
      return read(stream, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a text. One that says nothing is a node that is empty.
   *
   * @param text the YAML
   * @param file what to call it in messages
   * @throws YamlException if it is no YAML
   */
  public static YamlNode parse(String text, String file) {
    return new Composer(YamlText.checked(text, file), file).document();
  }

  /**
   * A text in quotes, so that it is read as that text, whatever it holds.
   *
   * @param text any text
   */
  public static String quoted(String text) {
    return QUOTING.dumpToString(text).substring(START.length()).strip();
  }
}

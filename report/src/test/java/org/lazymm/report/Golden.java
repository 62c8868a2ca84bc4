package org.lazymm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lazymm.report.writer.ReportWriter;

/**
 * Compares what is written with a file kept beside the tests; {@code -Dlazymm.golden=write} renews
 * the files, for a reader of the diff to judge.
 */
public final class Golden {

  private Golden() {}

  /** Checks what a writer makes of a comparison against a kept file. */
  public static void check(String name, ReportWriter writer, Comparison comparison) {
    check(name, text(writer, comparison));
  }

  /** Checks a text against a kept file. */
  public static void check(String name, String actual) {
    try {
      if ("write".equals(System.getProperty("lazymm.golden"))) {
        Files.writeString(Path.of("src/test/resources/org/lazymm/report/writer", name), actual);
        return;
      }
      try (InputStream kept = Golden.class.getResourceAsStream("writer/" + name)) {
        String expected =
            kept == null ? "" : new String(kept.readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(expected, actual, name + ": if the change is wanted, -Dlazymm.golden=write");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a writer makes of a comparison. */
  public static String text(ReportWriter writer, Comparison comparison) {
    StringWriter out = new StringWriter();
    try {
      writer.write(comparison, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}

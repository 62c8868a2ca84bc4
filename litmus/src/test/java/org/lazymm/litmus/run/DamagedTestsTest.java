package org.lazymm.litmus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lazymm.litmus.program.UnsupportedException;
import org.lazymm.litmus.reader.LitmusReader;
import org.lazymm.litmus.reader.LitmusSyntaxException;

/** Whatever is wrong with a test, it is said in one line. */
class DamagedTestsTest {
  private static final Path FOLDER = Path.of("src/test/resources/org/lazymm/litmus/run");

  /** Prime, so that the places differ from test to test. */
  private static final int STEP = 7;

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".litmus")).toList()) {
        texts.add(Files.readString(file));
      }
    }
    return texts;
  }

  private static String outcome(String text) {
    try {
      return LitmusReader.read("t", text).name();
    } catch (LitmusSyntaxException | UnsupportedException wrong) {
      return String.valueOf(wrong.getMessage());
    }
  }

  @Test
  void testsCutShortOrWithACharacterLostAreToldInALine() throws IOException {
    int damaged = 0;
    for (String text : texts()) {
      for (int at = 0; at < text.length(); at += STEP) {
        String cut = outcome(text.substring(0, at));
        String lost = outcome(text.substring(0, at) + text.substring(at + 1));
        assertEquals(1, cut.lines().count(), cut);
        assertEquals(1, lost.lines().count(), lost);
        damaged++;
      }
    }
    assertTrue(damaged > 1000, "damaged " + damaged);
  }
}

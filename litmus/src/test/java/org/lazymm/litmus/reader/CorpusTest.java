package org.lazymm.litmus.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lazymm.litmus.Corpus;
import org.lazymm.litmus.program.UnsupportedException;

class CorpusTest {
  @Test
  void everyPublicTestCanBeRead() throws IOException {
    List<Path> files = Corpus.files();
    TreeMap<String, String> unread = new TreeMap<>();
    for (Path file : files) {
      try {
        LitmusReader.read(file.toString(), Files.readString(file));
      } catch (UnsupportedException | LitmusSyntaxException reason) {
        unread.put(Objects.toString(file.getFileName()), String.valueOf(reason.getMessage()));
      }
    }

    assertEquals(new TreeMap<>(), unread, () -> "of " + files.size() + " tests");
  }
}

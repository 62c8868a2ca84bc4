package org.lazymm.litmus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Public litmus tests that may lie beside the project. */
public final class Corpus {
  private static final Path FOLDER = Path.of("../../shared/litmus");

  private Corpus() {}

  /** The tests by name; leaves the calling test out if there are none. */
  public static List<Path> files() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), () -> "no " + FOLDER.toAbsolutePath());
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.filter(file -> file.toString().endsWith(".litmus")).sorted().toList();
    }
  }
}

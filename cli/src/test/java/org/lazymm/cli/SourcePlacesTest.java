package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Diagrams in the documentation name lines of the source: the lines must be those of the method.
 */
class SourcePlacesTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();
  private static final Pattern PLACE = Pattern.compile("\\b([A-Z]\\w+)\\.([a-z]\\w*):(\\d+)\\b");
  private static final Pattern MEMBER = Pattern.compile("  [^ }@/*].*");

  @Test
  void eachPlaceLiesInTheMethodThatItNames() throws IOException {
    Map<String, Path> sources = sources();
    List<String> wrong = new ArrayList<>();
    int places = 0;
    for (Path page : pages()) {
      Matcher place = PLACE.matcher(Files.readString(page));
      while (place.find()) {
        Path source = sources.get(place.group(1) + ".java");
        if (source == null) {
          continue; // A scheme of a tutorial.
        }
        places++;
        if (!method(source, Integer.parseInt(place.group(3))).contains(place.group(2) + "(")) {
          wrong.add(ROOT.relativize(page) + ": " + place.group());
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(places >= 10, "only " + places + " places were found");
  }

  /** The member of a class that holds a line: what begins it, at the indent of members. */
  private static String method(Path source, int line) throws IOException {
    List<String> lines = Files.readAllLines(source);
    for (int at = Math.min(line, lines.size()) - 1; at >= 0; at--) {
      if (MEMBER.matcher(lines.get(at)).matches()) {
        return lines.get(at);
      }
    }
    return "";
  }

  private static Map<String, Path> sources() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .flatMap(SourcePlacesTest::filesBelow)
          .filter(file -> !file.endsWith("package-info.java"))
          .collect(Collectors.toMap(file -> file.toFile().getName(), file -> file, (a, b) -> a));
    }
  }

  private static Stream<Path> filesBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md")),
              docs.filter(file -> file.toString().endsWith(".md")))
          .sorted()
          .toList();
    }
  }
}

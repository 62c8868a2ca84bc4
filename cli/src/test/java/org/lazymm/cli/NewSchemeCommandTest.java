package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewSchemeCommandTest {
  private static final Path EXAMPLE = Path.of("..", "examples", "third-party-scheme");
  private static final Path GUIDE = Path.of("..", "docs", "writing-a-scheme.md");
  private static final String SCHEME = "src/main/java/example/EpochScheme.java";

  /** What the reader of the guide writes; the command makes the rest. */
  private static final Set<String> WRITTEN =
      Set.of(SCHEME, "src/main/java/example/EpochSchemeProvider.java", "README.md");

  private static final String AGAIN = "; make it again: lazymm new-scheme epoch DIR";

  @TempDir private Path folder = Path.of("set by JUnit");

  @Test
  void theExampleIsWhatTheCommandMakesButForWhatTheGuideWrites() throws IOException {
    Path made = folder.resolve("made");
    assertEquals(ExitCode.FINE, Run.of("new-scheme", "epoch", made.toString()).exitCode());
    assertEquals(files(made), files(EXAMPLE), AGAIN);
    assertTrue(files(made).containsAll(WRITTEN), "all that is left out is there");
    for (String file : files(made)) {
      if (!WRITTEN.contains(file)) {
        assertArrayEquals(
            Files.readAllBytes(made.resolve(file)),
            Files.readAllBytes(EXAMPLE.resolve(file)),
            file + AGAIN);
      }
    }
    assertTrue(Files.isExecutable(made.resolve("mvnw")), "the wrapper can be run");
    assertTrue(Files.isExecutable(EXAMPLE.resolve("mvnw")), "the wrapper can be run");
  }

  @Test
  void theListingOfTheGuideIsTheSchemeOfTheExample() throws IOException {
    String guide = Files.readString(GUIDE);
    String fence = "```java\npackage example;";
    int begin = guide.indexOf(fence) + "```java\n".length();
    String listing = guide.substring(begin, guide.indexOf("```", begin));
    assertEquals(Files.readString(EXAMPLE.resolve(SCHEME)), listing);
  }

  @Test
  void namesBecomeClassesAndNoPlaceIsLeftEmpty() throws IOException {
    Path made = Files.createDirectory(folder.resolve("empty"));
    Run run = Run.of("new-scheme", "my-2nd-idea", made.toString());
    assertEquals("", run.err());
    Path scheme = made.resolve("src/main/java/example/My2ndIdeaScheme.java");
    assertTrue(Files.readString(scheme).contains("final class My2ndIdeaScheme implements"));
    for (String file : files(made)) {
      String text = Files.readString(made.resolve(file));
      for (String place : List.of("${artifactId}", "${className}", "${package", "${version}")) {
        assertFalse(text.contains(place), file);
      }
      assertFalse(file.contains("__"), file);
      assertFalse(text.contains(".version@"), file);
    }
  }

  @Test
  void saysWhatWasMadeAndWhatToTypeNext() {
    Path made = folder.resolve("my idea");
    Run run = Run.of("new-scheme", "mine", made.toString());
    assertTrue(run.out().contains("made in " + made + ":\n  README.md\n  pom.xml\n"), run.out());
    List.of(
            "  ./mvnw -q -DskipTests install -pl conformance -am\n",
            "  (cd '" + made + "' && ./mvnw verify)\n",
            "  lazymm check mine --plugins '" + made.resolve("target") + "'\n",
            "  lazymm compare --plugins '" + made.resolve("target") + "'\n")
        .forEach(line -> assertTrue(run.out().contains(line), line + "is not in\n" + run.out()));
  }

  /** All files of a project but those of its build. */
  private static Set<String> files(Path project) throws IOException {
    Path built = project.resolve("target");
    try (Stream<Path> all = Files.walk(project)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(built))
          .map(file -> project.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}

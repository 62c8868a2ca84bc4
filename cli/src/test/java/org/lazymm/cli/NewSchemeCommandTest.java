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
  private static final String AGAIN =
      "; make it again: lazymm new-scheme counted examples/third-party-scheme";

  @TempDir private Path folder = Path.of("set by JUnit");

  @Test
  void theExampleIsWhatTheCommandMakes() throws IOException {
    Path made = folder.resolve("made");
    assertEquals(ExitCode.FINE, Run.of("new-scheme", "counted", made.toString()).exitCode());
    assertEquals(files(made), files(EXAMPLE), AGAIN);
    for (String file : files(made)) {
      assertArrayEquals(
          Files.readAllBytes(made.resolve(file)),
          Files.readAllBytes(EXAMPLE.resolve(file)),
          file + AGAIN);
    }
    assertTrue(Files.isExecutable(made.resolve("mvnw")), "the wrapper can be run");
    assertTrue(Files.isExecutable(EXAMPLE.resolve("mvnw")), "the wrapper can be run");
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
      assertFalse(text.contains("{{"), file);
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

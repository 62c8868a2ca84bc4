package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lazymm.report.writer.TextWrap;

class SchemesCommandTest {
  @TempDir private Path folder = Path.of("set by JUnit");

  @Test
  void listsEverySchemeWithItsOptionsInNarrowLines() {
    Run run = Run.of("schemes");
    assertEquals("", run.err());
    assertEquals(ExitCode.FINE, run.exitCode());
    assertTrue(run.out().contains("fullbarrier\n  reference counting"), run.out());
    assertTrue(run.out().contains("    :drop-order=relaxed|acquire|release|full (default full)\n"));
    assertTrue(run.out().lines().allMatch(line -> line.length() <= TextWrap.WIDTH), run.out());
  }

  @Test
  void aSchemeThatIsNotThereIsSaidWithThoseThatAreAndTheOthersAreShown() {
    Run run = Run.of("schemes", "--scheme", "nope,shootdown");
    assertEquals(ExitCode.USAGE, run.exitCode());
    assertEquals(1, run.diagnostics().size());
    String line = run.diagnostics().get(0);
    assertAll(
        () -> assertTrue(line.startsWith("lazymm: --scheme nope: no scheme 'nope'; available: ")),
        () -> assertTrue(line.contains("fullbarrier, ")),
        () -> assertTrue(run.out().startsWith("shootdown\n")));
  }

  @Test
  void aBrokenPluginIsSaidAndTheOthersAreShown() throws IOException {
    Path jar = Files.writeString(folder.resolve("broken.jar"), "not a zip");
    Run run = Run.of("schemes", "--plugins", folder.toString());
    assertEquals(ExitCode.USAGE, run.exitCode());
    assertTrue(run.err().startsWith("lazymm: " + jar + ": cannot be read as a jar"), run.err());
    assertTrue(run.out().contains("fullbarrier\n"));
  }

  @Test
  void theListIsWrittenAsJson() throws IOException {
    Path file = folder.resolve("schemes.json");
    Run run = Run.of("schemes", "--scheme", "fullbarrier", "--json", file.toString());
    assertEquals(ExitCode.FINE, run.exitCode());
    List<String> lines = Files.readAllLines(file);
    assertTrue(lines.contains("    \"name\" : \"fullbarrier\","), lines::toString);
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidAfterTheListIsShown() {
    Path file = folder.resolve("missing").resolve("schemes.json");
    Run run = Run.of("schemes", "--json", file.toString());
    assertEquals(ExitCode.USAGE, run.exitCode());
    assertTrue(run.err().startsWith("lazymm: cannot write " + file + ": the dir"), run.err());
    assertTrue(run.out().contains("fullbarrier\n"));
  }

  @Test
  void completionKnowsTheCommandsAndTheNamesOfTheSchemes() {
    Run run = Run.of("completion");
    assertEquals(ExitCode.FINE, run.exitCode());
    assertTrue(run.out().contains("fullbarrier"), "names of schemes");
    assertTrue(run.out().contains("--plugins"), "options");
  }
}

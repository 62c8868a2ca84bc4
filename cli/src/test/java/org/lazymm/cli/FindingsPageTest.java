package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The page on findings says what its commands say. A command stands on a line of its own, with its
 * answers after a {@code #}, separated by commas.
 */
class FindingsPageTest {
  private static final Path DOCS =
      Path.of(System.getProperty("basedir", "."), "..", "docs").normalize();
  private static final String COMMAND = "lazymm ";
  private static final Pattern BROKEN = Pattern.compile("(\\w+) broken(?: in (\\S+))?");
  private static final Pattern FENCE =
      Pattern.compile("(\\w+) (needed|enough|redundant)(?: by (\\S+))?");

  /** Whether a command takes minutes. */
  private static boolean isLong(String line) {
    return line.contains("--time");
  }

  private static List<String> lines() {
    try (Stream<String> lines = Files.lines(DOCS.resolve("findings.md"))) {
      return lines.filter(line -> line.startsWith(COMMAND)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<String> shortCommands() {
    return lines().stream().filter(line -> !isLong(line));
  }

  static Stream<String> longCommands() {
    return lines().stream().filter(FindingsPageTest::isLong);
  }

  private static Run run(String line) {
    return Run.of(
        line.substring(COMMAND.length(), line.indexOf('#'))
            .strip()
            .replace("docs/", DOCS + "/")
            .split(" +"));
  }

  private static List<String> answers(String line) {
    return List.of(line.substring(line.indexOf('#') + 1).strip().split(", "));
  }

  @Test
  void eachCommandHasItsAnswer() {
    assertEquals(
        List.of(), lines().stream().filter(line -> !line.contains("# ")).toList(), "no answer");
    assertTrue(lines().size() > 15, "commands are found");
  }

  @ParameterizedTest
  @MethodSource("shortCommands")
  void aCommandSaysWhatThePageSays(String line) {
    assertSays(line);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("longCommands")
  void aCommandThatTakesMinutesSaysIt(String line) {
    assertSays(line);
  }

  private static void assertSays(String line) {
    Run run = run(line);
    if (line.startsWith("lazymm fences ")) {
      assertEquals(ExitCode.FINE, run.exitCode(), run::err);
      answers(line).forEach(answer -> assertFence(answer, run));
    } else if (answers(line).equals(List.of("holds"))) {
      assertEquals(ExitCode.FINE, run.exitCode(), run::out);
      assertTrue(last(run).matches("[1-9]\\d* hold, 0 broken, 0 unknown"), run::out);
    } else {
      assertBroken(answers(line), run);
    }
  }

  private static String last(Run run) {
    return run.out().lines().reduce("", (earlier, later) -> later);
  }

  private static void assertFence(String answer, Run run) {
    Matcher said = FENCE.matcher(answer);
    assertTrue(said.matches(), answer);
    List<String> lines = run.out().lines().toList();
    boolean found = false;
    for (int at = 0; at + 1 < lines.size(); at++) {
      found |=
          lines.get(at).matches(said.group(2) + " +\\w+\\." + said.group(1) + ":.*")
              && (said.group(3) == null || lines.get(at + 1).contains(said.group(3) + " on "));
    }
    assertTrue(found, () -> answer + " is not in\n" + run.out());
  }

  private static void assertBroken(List<String> answers, Run run) {
    List<String> rows =
        run.out().lines().filter(row -> row.matches("\\S+ +\\S+ +.* broken +.* s  .*")).toList();
    Set<String> scenarios = new TreeSet<>();
    for (String answer : answers) {
      Matcher said = BROKEN.matcher(answer);
      assertTrue(said.matches(), answer);
      if (said.group(2) != null) {
        scenarios.add(said.group(2));
      }
      assertTrue(
          rows.stream()
              .filter(row -> said.group(2) == null || scenario(row).equals(said.group(2)))
              .anyMatch(row -> row.matches(".* s  .*\\b" + said.group(1) + "\\b.*")),
          () -> answer + " is not in\n" + String.join("\n", rows));
    }
    assertEquals(ExitCode.FELL_SHORT, run.exitCode(), run::err);
    if (!scenarios.isEmpty()) {
      Set<String> broken = new TreeSet<>();
      rows.forEach(row -> broken.add(scenario(row)));
      assertEquals(scenarios, broken);
    }
  }

  private static String scenario(String row) {
    return row.split(" +")[1];
  }
}

package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.api.LazyMmScheme;

/**
 * Whatever the scheme of a plugin does in a hook is one line that names it, the hook and where, and
 * costs that scheme alone.
 */
class PluginMistakesTest {
  private static final String THROWN = " throws java.lang.ArithmeticException: odd at plugin.";

  /** Hooks that no action of a scenario calls for a scheme that counts nothing. */
  private static final Set<String> FOR_COUNTED_REFERENCES = Set.of("delegatedReferences");

  /** A scenario in which each other hook is called. */
  private static final String EVERYTHING =
      """
      scenario: everything
      cpus: 2
      architecture: arm64
      tasks: {a: user, b: user, k: kernel, j: kernel}
      steps:
      - {cpu: 0, run: [run a, user-enter, user-exit, tick, run k, run j, run a, exit]}
      - {cpu: 1, run: [idle, wake, offline 1]}
      """;

  @TempDir private static Path folder = Path.of("set by JUnit");

  @BeforeAll
  static void hooksHaveLittleTime() {
    System.setProperty(Watchdog.SECONDS_PROPERTY, "2");
  }

  @AfterAll
  static void hooksHaveTheirTimeAgain() {
    System.clearProperty(Watchdog.SECONDS_PROPERTY);
  }

  static Stream<String> hooks() {
    return Arrays.stream(LazyMmScheme.class.getMethods())
        .map(method -> method.getName())
        .filter(name -> !FOR_COUNTED_REFERENCES.contains(name));
  }

  private static Path plugin(String scheme, String create) throws IOException {
    Path plugins = Files.createTempDirectory(folder, "plugins");
    PluginJar.of(plugins.resolve("p.jar"), scheme, create);
    return plugins;
  }

  /** The body of {@code create} that makes a scheme with one hook of its own. */
  private static String overriding(String hook, String body) {
    var method =
        Arrays.stream(LazyMmScheme.class.getMethods())
            .filter(each -> each.getName().equals(hook))
            .findFirst()
            .orElseThrow();
    String parameters =
        Arrays.stream(method.getParameters())
            .map(each -> each.getType().getSimpleName() + " " + each.getName())
            .collect(Collectors.joining(", "));
    return "return new Plain() { public %s %s(%s) { %s } };"
        .formatted(method.getReturnType().getSimpleName(), hook, parameters, body);
  }

  private static Run compare(Path plugins, String scheme) {
    return Run.of(
        ("compare --scheme fullbarrier,"
                + scheme
                + " --plugins "
                + plugins
                + " --workload context_switch --cpus 2 --switches 200 --html "
                + folder.resolve("out.html"))
            .split(" "));
  }

  private static Run check(Path plugins, String scheme, String scenario) {
    return Run.of(
        ("check fullbarrier "
                + scheme
                + " --plugins "
                + plugins
                + " --scenario "
                + scenario
                + " --model sc")
            .split(" "));
  }

  private static String complaint(Run run, String about) {
    List<String> lines = run.complaints().stream().filter(line -> line.contains(about)).toList();
    assertEquals(1, lines.size(), run::err);
    return lines.get(0);
  }

  @ParameterizedTest
  @MethodSource("hooks")
  void aHookThatThrowsIsNamedByCompare(String hook) throws IOException {
    Path plugins = plugin("thrower", overriding(hook, "throw new ArithmeticException(\"odd\");"));
    Run run = compare(plugins, "thrower");
    String line = complaint(run, "thrower: breaks RUN: ");
    assertAll(
        () -> assertTrue(line.contains(" " + hook + THROWN), line),
        () -> assertTrue(line.contains("." + hook + ":"), line),
        () -> assertEquals(ExitCode.FELL_SHORT, run.exitCode(), run::err),
        () -> assertTrue(run.out().contains("fullbarrier"), run::out));
  }
}

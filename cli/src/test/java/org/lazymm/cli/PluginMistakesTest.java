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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.evaluation.work.Watchdog;

/**
 * Whatever the scheme of a plugin does in a hook is one line that names it, the hook and where, and
 * costs that scheme alone.
 */
class PluginMistakesTest {
  private static final String THROWN = " throws java.lang.ArithmeticException: odd at plugin.";

  /** Hooks that only checks of sequential runs call; the guard's own test has them. */
  private static final Set<String> OF_CHECKS = Set.of("delegatedReferences", "keepsRecordOf");

  /** A scenario in which each other hook is called. */
  private static final String EVERYTHING =
      """
      scenario: everything
      cpus: 2
      architecture: powerpc
      tasks:
      - {name: a, mm: own}
      - {name: b, mm: own}
      - {name: k, mm: none}
      - {name: j, mm: none}
      setup:
      - {cpu: 1, do: run b}
      - {cpu: 1, do: user-enter}
      - {cpu: 1, do: user-exit}
      - {cpu: 1, do: tick}
      - {cpu: 1, do: run k}
      - {cpu: 1, do: run j}
      - {cpu: 1, do: run b}
      - {cpu: 1, do: idle}
      - {cpu: 1, do: wake}
      - {cpu: 0, do: run a}
      steps:
      - {cpu: 1, do: die}
      - {cpu: 0, do: exec}
      - {cpu: 0, do: reap 1}
      """;

  @TempDir private static Path folder = Path.of("set by JUnit");

  /** Endless until a test is over, so that the threads left behind cost the next ones nothing. */
  private static final String ENDLESS = "while (System.getProperty(\"plugin.stop\") == null)";

  @BeforeAll
  static void hooksHaveLittleTime() {
    System.setProperty(Watchdog.SECONDS_PROPERTY, "2");
  }

  @BeforeEach
  void loopsGoOn() {
    System.clearProperty("plugin.stop");
  }

  @AfterEach
  void loopsStop() {
    System.setProperty("plugin.stop", "");
  }

  @AfterAll
  static void hooksHaveTheirTimeAgain() {
    System.clearProperty(Watchdog.SECONDS_PROPERTY);
  }

  static Stream<String> hooks() {
    return Arrays.stream(LazyMmScheme.class.getMethods())
        .map(method -> method.getName())
        .filter(name -> !OF_CHECKS.contains(name));
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

  /** Runs the scheme in this process, where the time of a hook is short. */
  private static Run run(String line) {
    Run run = Run.of((line + " --in-process").split(" "));
    String err =
        run.err()
            .lines()
            .filter(each -> !each.startsWith("lazymm: --in-process: "))
            .map(each -> each + "\n")
            .collect(Collectors.joining());
    return new Run(run.exitCode(), run.out(), err);
  }

  private static Run compare(Path plugins, String scheme) {
    return run(
        "compare --scheme fullbarrier,"
            + scheme
            + " --plugins "
            + plugins
            + " --workload context_switch --cpus 2 --switches 200 --html "
            + folder.resolve("out.html"));
  }

  private static Run check(Path plugins, String scheme, String scenario) {
    return run(
        "check fullbarrier "
            + scheme
            + " --plugins "
            + plugins
            + " --scenario "
            + scenario
            + " --model sc");
  }

  private static String diagnostic(Run run, String about) {
    List<String> lines = run.diagnostics().stream().filter(line -> line.contains(about)).toList();
    assertEquals(1, lines.size(), run::err);
    return lines.get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"guarantees", "borrow", "cpuDead"})
  void aHookThatThrowsIsNamedByCompare(String hook) throws IOException {
    Path plugins = plugin("thrower", overriding(hook, "throw new ArithmeticException(\"odd\");"));
    Run run = compare(plugins, "thrower");
    String line = diagnostic(run, "thrower: breaks RUN: ");
    assertAll(
        () -> assertTrue(line.contains(" " + hook + THROWN), line),
        () -> assertTrue(line.contains("." + hook + ":"), line),
        () -> assertEquals(ExitCode.FELL_SHORT, run.exitCode(), run::err),
        () -> assertTrue(run.out().contains("fullbarrier"), run::out));
  }

  @ParameterizedTest
  @MethodSource("hooks")
  void aHookThatThrowsIsNamedByCheck(String hook) throws IOException {
    Path plugins = plugin("thrower", overriding(hook, "throw new ArithmeticException(\"odd\");"));
    Path scenario = Files.writeString(folder.resolve("everything.yaml"), EVERYTHING);
    Run run = check(plugins, "thrower", scenario.toString());
    String line = diagnostic(run, "thrower in everything under sc: ");
    assertAll(
        () -> assertTrue(line.contains(" " + hook + THROWN), line),
        () -> assertEquals(ExitCode.FELL_SHORT, run.exitCode(), run::err),
        () -> assertTrue(run.out().contains("\nfullbarrier"), run::out));
  }

  @ParameterizedTest
  @ValueSource(strings = {"guarantees", "lastReferenceGone"})
  void aHookThatReturnsNullIsNamed(String hook) throws IOException {
    String line =
        diagnostic(compare(plugin("nobody", overriding(hook, "return null;")), "nobody"), "RUN");
    assertTrue(line.startsWith("lazymm: nobody: breaks RUN: " + hook + "() returns null"), line);
  }

  @Test
  void whatAPluginDoesInAnInterruptIsNamed() throws IOException {
    String body =
        "kernel.ipi().callAndWait(kernel.onlineCpus(), (on, about) -> {"
            + " throw new ArithmeticException(\"odd\"); }, mm);";
    String line = diagnostic(compare(plugin("p", overriding("usersGone", body)), "p"), "RUN");
    assertTrue(line.contains(" the IPI function" + THROWN), line);
  }

  @Test
  void whatAPluginPutsOffIsNamed() throws IOException {
    String body =
        "kernel.defer(cpu, (on, about) -> { throw new ArithmeticException(\"odd\"); }, mm);";
    String line = diagnostic(compare(plugin("p", overriding("usersGone", body)), "p"), "RUN");
    assertTrue(line.contains(" the deferred work" + THROWN), line);
  }

  @Test
  void aClassThatIsMissingAtAHookIsNamed() throws IOException {
    Path plugins = plugin("p", overriding("borrow", "new Missing().hashCode();"));
    String line = diagnostic(compare(plugins, "p"), "RUN");
    assertTrue(line.contains(" borrow needs class plugin.Missing, which it cannot see"), line);
  }

  @ParameterizedTest
  @ValueSource(strings = {ENDLESS + " {}", ENDLESS + " { Plain.shared++; }"})
  void aPlainLoopWithoutEndIsGivenUp(String loop) throws IOException {
    Path plugins = plugin("spinner", overriding("giveBack", loop));
    Run run = compare(plugins, "spinner");
    String line = diagnostic(run, "spinner: breaks RUN: ");
    assertAll(
        () -> assertTrue(line.contains("does not return from giveBack after 2 s at plugin."), line),
        () -> assertEquals(ExitCode.FELL_SHORT, run.exitCode(), run::err),
        () -> assertTrue(run.out().contains("fullbarrier"), run::out));
  }

  @Test
  void aSchemeThatIsNeverMadeIsGivenUp() throws IOException {
    Run run = compare(plugin("spinner", ENDLESS + " {} return new Plain();"), "spinner");
    String line = diagnostic(run, "spinner: breaks RUN: ");
    assertTrue(line.contains("does not return from create after 2 s at plugin.Provider."), line);
  }

  @Test
  void aLoopThatBeginsOnceAHookIsHotIsGivenUp() throws IOException {
    String body = "if (++Plain.shared > 60_000) { while (cpu >= 0) {} }";
    Path plugins = plugin("spinner", overriding("switchFinished", body));
    Run run =
        run(
            "simulate --scheme spinner --plugins "
                + plugins
                + " --workload context_switch --cpus 2 --switches 100000");
    String line = diagnostic(run, "spinner: breaks RUN: ");
    assertTrue(line.contains("does not return from switchFinished after 2 s at plugin."), line);
  }

  @Test
  void aLoopOfKernelCallsWithoutEndIsGivenUp() throws IOException {
    String body = ENDLESS + " { kernel.memory().smpMb(); }";
    Run run = compare(plugin("spinner", overriding("giveBack", body)), "spinner");
    String time = diagnostic(run, "spinner: breaks RUN: ");
    assertTrue(time.contains("does not return from giveBack after 2 s at plugin."), time);
  }

  @Test
  void aLoopWithoutEndIsGivenUpByCheck() throws IOException {
    Path plugins = plugin("spinner", overriding("giveBack", ENDLESS + " {}"));
    Run run = check(plugins, "spinner", "exit-while-lazy --scenario membarrier-a");
    // Both may have begun at once.
    String line = run.diagnostics().get(0);
    assertAll(
        () -> assertTrue(line.contains("does not return from giveBack after 2 s at plugin."), line),
        () -> assertTrue(run.out().contains("2 hold, "), run::out),
        () -> assertEquals(ExitCode.FELL_SHORT, run.exitCode()));
  }

  @Test
  void aLoopOfKernelCallsLeavesACheckUnknownAndNamesTheHook() throws IOException {
    String body = ENDLESS + " { kernel.memory().smpMb(); }";
    Run run = check(plugin("spinner", overriding("usersGone", body)), "spinner", "exit-while-lazy");
    assertTrue(run.out().contains("may try again for ever: cpu0 in usersGone"), run::out);
    assertTrue(run.out().contains("1 hold, 0 broken, 1 unknown"), run::out);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Plain.shared++;", "if (Plain.shared++ % 2 == 0) kernel.memory().smpMb();"})
  void whatIsKeptOutsideOfCellsIsNoticedByCheck(String body) throws IOException {
    Run run = check(plugin("keeper", overriding("usersGone", body)), "keeper", "exit-while-lazy");
    assertEquals(ExitCode.FELL_SHORT, run.exitCode(), run::err);
    assertTrue(
        run.out().lines().anyMatch(line -> line.matches("keeper .* broken .*\\bX4\\b.*")),
        run::out);
  }
}

package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plugin can do to its JVM what it likes: that costs its own row alone. */
@Tag("slow")
class IsolateTest {
  private static final String COUNTING =
      "return new Plain() {"
          + " public Guarantees guarantees() { return Guarantees.none().countingLazyUsers(); }"
          + " public void borrow(int cpu, Mm mm) { kernel.grab(mm, 1, Order.RELAXED); }"
          + " public void giveBack(int cpu, Mm mm) { kernel.drop(cpu, mm, Order.FULL); }"
          + " public void cpuDead(int by, int dead) {"
          + " kernel.drop(by, kernel.initMm(), Order.FULL); } };";

  private static final String IN_PROCESS =
      "lazymm: --in-process: plugins run in the JVM of the verdicts, which is no sandbox\n";

  @TempDir private Path folder = Path.of("set by JUnit");

  private Run run(String arguments) {
    return Run.of(arguments.replace("@", folder.toString()).split(" "));
  }

  private void plugin(String scheme, String create) throws IOException {
    Files.createDirectories(folder.resolve("plugins"));
    PluginJar.of(folder.resolve("plugins").resolve(scheme + ".jar"), scheme, create);
  }

  private static String hook(String body) {
    return "return new Plain() { public void borrow(int cpu, Mm mm) { " + body + " } };";
  }

  @Test
  void aComparisonIsTheSame() throws IOException {
    plugin("counted", COUNTING);
    String compare =
        "compare --scheme fullbarrier,counted --plugins @/plugins --workload context_switch"
            + " --cpus 2,4 --switches 500 --html @/out.html --json @/";
    Run plain = run(compare + "plain.json --sensitivity --in-process");
    Run isolated = run(compare + "isolated.json --sensitivity");
    assertEquals(plain.err(), IN_PROCESS + isolated.err());
    assertEquals(
        Files.readString(folder.resolve("plain.json")),
        Files.readString(folder.resolve("isolated.json")));
    assertEquals(plain.exitCode(), isolated.exitCode());
  }

  @Test
  void aCheckIsTheSame() throws IOException {
    plugin("counted", COUNTING);
    plugin("plain", "return new Plain();");
    String check =
        "check fullbarrier counted plain --plugins @/plugins --scenario exec-against-lazy"
            + " --model sc";
    Run plain = run(check + " --in-process");
    Run isolated = run(check);
    assertEquals(plain.err(), IN_PROCESS + isolated.err());
    assertEquals(timeless(plain.out()), timeless(isolated.out()));
    assertTrue(plain.out().contains("2 hold, 1 broken, 0 unknown"), plain::out);
  }

  private static String timeless(String out) {
    return out.lines()
        .map(line -> line.replaceAll(" +\\d+\\.\\d\\d s", " - s"))
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "System.exit(7); | 60 | ended the JVM of its own with exit code 7 |",
        "Runtime.getRuntime().halt(0); | 60 | ended the JVM of its own with exit code 0 |",
        "for (var all = new java.util.ArrayList<long[]>(); ; all.add(new long[1 << 20])) {}"
            + " | 60 | ran out of memory in a JVM of its own with 64 MB"
            + " | --isolate-heap gives it more",
        "while (true) { kernel.memory().smpMb(); mm.hashCode(); Thread.onSpinWait(); }"
            + " | 5 | was killed after 5 s in a JVM of its own | --isolate-time gives it more"
      })
  void whatAPluginDoesToItsJvmCostsItsOwnRow(
      String body, int seconds, String happened, @Nullable String advice) throws IOException {
    plugin("villain", hook(body));
    Run run =
        run(
            "simulate --scheme fullbarrier,villain --plugins @/plugins --replicates 1"
                + " --workload context_switch --cpus 2 --switches 200 --isolate-heap 64"
                + " --isolate-time "
                + seconds);
    List<String> lines = run.diagnostics();
    assertAll(
        () -> assertEquals(1, lines.size(), run::err),
        () ->
            assertTrue(
                lines
                    .get(0)
                    .startsWith("lazymm: villain: breaks RUN: " + happened + " in borrow ("),
                run::err),
        () -> assertTrue(lines.get(0).endsWith(advice == null ? ")" : "); " + advice), run::err),
        () -> assertTrue(run.out().contains("fullbarrier"), run::out),
        () -> assertEquals(ExitCode.FELL_SHORT, run.exitCode()));
  }

  @Test
  void eachOfSeveralSchemesIsRunInOrderAndMissesNoOther() throws IOException {
    plugin("counted", COUNTING);
    plugin("villain", hook("System.exit(0);"));
    String check =
        "check fullbarrier counted villain --plugins @/plugins --in-order --scenario"
            + " exit-while-lazy";
    Run run = run(check);
    assertEquals(
        List.of("lazymm: villain: ended the JVM of its own with exit code 0 in borrow"),
        run.diagnostics());
    assertTrue(run.out().contains("counted in exit-while-lazy, in order"), run::out);
    assertEquals(ExitCode.FELL_SHORT, run.exitCode());
  }

  @Test
  void aPluginThatEndsTheJvmOfACheckCostsItsOwnRow() throws IOException {
    plugin("villain", hook("System.exit(0);"));
    Run run =
        run("check fullbarrier villain --plugins @/plugins --scenario exit-while-lazy --model sc");
    assertEquals(
        List.of(
            "lazymm: villain: ended the JVM of its own with exit code 0 in borrow (villain in"
                + " exit-while-lazy under sc)"),
        run.diagnostics());
    assertEquals(ExitCode.FELL_SHORT, run.exitCode());
    assertTrue(run.out().contains("1 hold, 0 broken, 1 unknown"), run::out);
  }

  @Test
  void aPluginThatEndsTheJvmWhenItIsLoadedIsLeftOut() throws IOException {
    plugin("counted", COUNTING);
    PluginJar.ofProvider(
        folder.resolve("plugins").resolve("villain.jar"), "villain", "System.exit(0);");
    Run run =
        run(
            "simulate --plugins @/plugins --scheme counted --workload context_switch"
                + " --cpus 2 --switches 200");
    assertEquals(
        List.of(
            "lazymm: "
                + folder
                + "/plugins/villain.jar: ended the JVM of its own with exit code 0 in the making of"
                + " its provider; left out, the other schemes go on"),
        run.diagnostics());
    assertTrue(run.out().contains("counted"), run::out);
    assertEquals(ExitCode.USAGE, run.exitCode());
  }
}

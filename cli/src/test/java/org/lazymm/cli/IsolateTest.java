package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With --isolate a plugin can do what it likes: it costs its own row alone. */
@Tag("slow")
class IsolateTest {
  private static final String COUNTING =
      "return new Plain() {"
          + " public Guarantees guarantees() { return Guarantees.none().countingLazyUsers(); }"
          + " public void borrow(int cpu, Mm mm) { kernel.grab(mm, 1, Order.RELAXED); }"
          + " public void giveBack(int cpu, Mm mm) { kernel.drop(cpu, mm, Order.FULL); }"
          + " public void cpuDead(int by, int dead) {"
          + " kernel.drop(by, kernel.initMm(), Order.FULL); } };";

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
    Run plain = run(compare + "plain.json");
    Run isolated = run(compare + "isolated.json --isolate");
    assertEquals(plain.err(), isolated.err());
    assertEquals(
        Files.readString(folder.resolve("plain.json")),
        Files.readString(folder.resolve("isolated.json")).replace(" --isolate", ""));
    assertEquals(plain.exitCode(), isolated.exitCode());
  }

  @Test
  void aCheckIsTheSame() throws IOException {
    plugin("counted", COUNTING);
    plugin("plain", "return new Plain();");
    String check =
        "check fullbarrier counted plain --plugins @/plugins --scenario exec-against-lazy"
            + " --model sc";
    Run plain = run(check);
    Run isolated = run(check + " --isolate");
    assertEquals(plain.err(), isolated.err());
    assertEquals(timeless(plain.out()), timeless(isolated.out()));
    assertTrue(plain.out().contains("2 hold, 1 broken, 0 unknown"), plain::out);
  }

  private static String timeless(String out) {
    return out.lines()
        .map(line -> line.replace(" --isolate", "").replaceAll(" +\\d+\\.\\d\\d s", " - s"))
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "System.exit(7); | 60 | ended the JVM of its own with exit code 7",
        "System.exit(0); | 60 | ended the JVM of its own with exit code 0",
        "for (var all = new java.util.ArrayList<long[]>(); ; all.add(new long[1 << 20])) {}"
            + " | 60 | ran out of memory in a JVM of its own with 64 MB",
        "while (true) { kernel.memory().smpMb(); mm.hashCode(); Thread.onSpinWait(); }"
            + " | 9 | was killed after 9 s in a JVM of its own"
      })
  void whatAPluginDoesToItsJvmCostsItsOwnRow(String body, int seconds, String happened)
      throws IOException {
    plugin("villain", hook(body));
    Run run =
        run(
            "simulate --scheme fullbarrier,villain --plugins @/plugins --isolate"
                + " --workload context_switch --cpus 2 --switches 200 --isolate-heap 64"
                + " --isolate-time "
                + seconds);
    List<String> lines = run.diagnostics();
    assertAll(
        () -> assertEquals(1, lines.size(), run::err),
        () -> assertEquals("lazymm: villain: breaks RUN: " + happened, lines.get(0)),
        () -> assertTrue(run.out().contains("fullbarrier"), run::out),
        () -> assertEquals(ExitCode.FELL_SHORT, run.exitCode()));
  }

  @Test
  void aPluginThatEndsTheJvmOfACheckCostsItsOwnRow() throws IOException {
    plugin("villain", hook("System.exit(7);"));
    Run run =
        run(
            "check fullbarrier villain --plugins @/plugins --isolate --scenario exit-while-lazy"
                + " --model sc");
    assertEquals(
        List.of("lazymm: villain: ended the JVM of its own with exit code 7"), run.diagnostics());
    assertEquals(ExitCode.FELL_SHORT, run.exitCode());
    assertTrue(run.out().contains("1 hold, 0 broken, 1 unknown"), run::out);
  }

  @Test
  void aPluginThatEndsTheJvmWhenItIsLoadedIsLeftOut() throws IOException {
    plugin("counted", COUNTING);
    PluginJar.ofProvider(
        folder.resolve("plugins").resolve("villain.jar"), "villain", "System.exit(9);");
    Run run =
        run(
            "simulate --plugins @/plugins --isolate --scheme counted --workload context_switch"
                + " --cpus 2 --switches 200");
    assertEquals(
        List.of(
            "lazymm: "
                + folder
                + "/plugins/villain.jar: ended the JVM of its own with exit code 9 when it was"
                + " loaded; left out"),
        run.diagnostics());
    assertTrue(run.out().contains("counted"), run::out);
    assertEquals(ExitCode.USAGE, run.exitCode());
  }
}

package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scenario.catalogue.OwnScenarios;

/** Scenarios that users write: those that make no sense, and those that every scheme breaks. */
class UsersScenarioTest {
  /** What must not come out comes out, whatever the scheme. */
  private static final String IMPOSSIBLE_DEMAND =
      """
      scenario: demands too much
      cpus: 2
      tasks:
      - {name: a, mm: own}
      setup:
      - {cpu: 0, do: run a}
      steps:
      - {cpu: 0, do: store x 1}
      - {cpu: 1, do: STEP}
      forbidden: "x == 1"
      property: M1
      """;

  @TempDir private Path folder = Path.of("set by JUnit");

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("mine.yaml"), text);
  }

  private Run check(String scheme, String text, String... options) throws IOException {
    String file = write(text).toString();
    String line = "check " + scheme + " --scenario " + file + " " + String.join(" ", options);
    return Run.of(line.strip().split(" "));
  }

  private static String last(Run run) {
    List<String> lines = run.out().lines().toList();
    return lines.get(lines.size() - 1);
  }

  @Test
  void aScenarioThatReferenceCountingBreaksTooIsSuspected() throws IOException {
    String text = IMPOSSIBLE_DEMAND.replace("STEP", "tick");
    Run run = check("hazard", text, "--model sc");

    assertEquals(ExitCode.FINE, run.exitCode(), run::err);
    assertTrue(
        run.out().contains("reference counting breaks M1 here too: the scenario is suspected"),
        run::out);
    assertEquals("0 hold, 0 broken, 1 unknown", last(run));
    assertEquals(ExitCode.FELL_SHORT, check("hazard", text, "--model sc --strict").exitCode());
  }

  /** What is said of a sequential run that is open: fine, unless nothing may be open. */
  private String openInOrder(String text) throws IOException {
    Run run = check("hazard", text, "--in-order");
    assertEquals(ExitCode.FINE, run.exitCode(), run::err);
    assertEquals(ExitCode.FELL_SHORT, check("hazard", text, "--in-order --strict").exitCode());
    return run.out().replaceAll("\\s+", " ");
  }

  @Test
  void aScenarioIsSuspectedInOrderToo() throws IOException {
    String text = IMPOSSIBLE_DEMAND.replace("STEP", "tick");
    String said = openInOrder(text);

    assertTrue(said.contains(", in order: unknown: reference counting breaks M1 here too"), said);
    assertEquals(ExitCode.FELL_SHORT, check("fullbarrier", text, "--in-order").exitCode());
  }

  @Test
  void referenceCountingItselfIsNotExcused() throws IOException {
    Run run = check("fullbarrier", IMPOSSIBLE_DEMAND.replace("STEP", "tick"), "--model sc");

    assertEquals(ExitCode.FELL_SHORT, run.exitCode());
    assertEquals("0 hold, 1 broken, 0 unknown", last(run));
  }

  @Test
  void whatOnlyTheSchemeBreaksIsBroken() throws IOException {
    Run run = check("hazard:aba-cure=off", Catalogue.source("address-reuse"), "--model lkmm");

    assertEquals(ExitCode.FELL_SHORT, run.exitCode());
    assertEquals("0 hold, 1 broken, 0 unknown", last(run));
  }

  @Test
  void aStepThatCanNeverBeTakenIsAWrongInput() throws IOException {
    Run run = check("hazard", IMPOSSIBLE_DEMAND.replace("STEP", "exit"));

    assertEquals(ExitCode.USAGE, run.exitCode());
    assertEquals(
        List.of(
            "lazymm: "
                + folder.resolve("mine.yaml")
                + ": step 'exit' on cpu 1 cannot be taken: not possible for swapper/1, which runs"
                + " there"),
        run.diagnostics());
    assertEquals("0 hold, 0 broken, 0 unknown, 2 cannot be run", last(run));
    assertTrue(run.out().contains("  no run   nothing explored "), run::out);
  }

  @Test
  void aStepThatIsPassedOverInOrderIsAWrongInputAndLeavesTheOutcomeUnjudged() throws IOException {
    Run run = check("hazard", IMPOSSIBLE_DEMAND.replace("STEP", "exit"), "--in-order");

    assertEquals(ExitCode.USAGE, run.exitCode(), run::err);
    assertTrue(
        run.err().contains("step 'exit' on cpu 1 was skipped: not possible for swapper/1"),
        run::err);
    assertTrue(run.out().contains(": unknown: the outcome was not judged"), run::out);
  }

  @Test
  void aStepThatNoExecutionTakesIsAWrongInput() throws IOException {
    String text = Catalogue.source("exit-while-lazy") + "- {cpu: 0, do: unuse-mm}\n";
    Run run = check("fullbarrier", text, "--model", "sc");

    assertEquals(ExitCode.USAGE, run.exitCode(), run::err);
    assertTrue(run.err().contains("step 'unuse-mm' on cpu 0 is taken in no execution"), run::err);
    assertEquals("0 hold, 0 broken, 0 unknown, 1 cannot be run", last(run));
  }

  @Test
  void aWaitForWhatNobodyStoresIsAWrongInputAtItsPlace() throws IOException {
    Run run = check("fullbarrier", FREED + "- {cpu: 0, do: await x 1}\n", "--model", "sc");

    assertEquals(ExitCode.USAGE, run.exitCode(), run::err);
    assertTrue(
        run.diagnostics().get(0).matches(".*mine.yaml:\\d+:3: step 'await x 1' on cpu 0 waits .*"),
        run::err);
  }

  private static final String FREED =
      """
      cpus: 1
      tasks:
      - {name: a, mm: own}
      steps:
      - {cpu: 0, do: run a}
      - {cpu: 0, do: exit}
      """;

  @Test
  void theStepThatBreaksARuleInOrderIsNamedWithItsPlace() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    PluginJar.of(plugins.resolve("plain.jar"), "plain", "return new Plain();");
    Run run = check("plain", FREED, "--in-order", "--plugins", plugins.toString());

    assertEquals(ExitCode.FELL_SHORT, run.exitCode());
    String place = folder.resolve("mine.yaml") + ":6:3";
    assertTrue(
        run.diagnostics().stream()
            .anyMatch(line -> line.endsWith("in step 'exit' on cpu 0 at " + place)),
        run::err);
    assertTrue(run.out().contains("  in step 'exit' on cpu 0 at " + place + "\n"), run::out);
    assertFalse(run.out().contains("tasks:"), "it is the user's own file");
  }

  @Test
  void whyARunInOrderSaysNothingIsSaid() throws IOException {
    String text =
        """
        cpus: 2
        tasks:
        - {name: a, mm: own}
        - {name: a2, mm: a}
        - {name: b, mm: own}
        steps:
        - {cpu: 0, do: run a}
        - {cpu: 1, do: run a2}
        - {cpu: 1, do: exit}
        - {cpu: 1, do: run b, stall-after: 2, meanwhile: [{cpu: 0, do: exec}]}
        """;
    Run run = check("shootdown", text, "--in-order");
    String said = run.out().replaceAll("\\s+", " ");
    assertTrue(
        said.contains(
            "unknown: it cannot be carried to its end: cpu1 has interrupts off in the middle of a"
                + " step"),
        said);
  }

  @Test
  void aPropertyWithoutAnOutcomeSaysWhatTheScenarioIsAbout() throws IOException {
    Run run = check("fullbarrier", FREED + "property: S3\n", "--model", "sc");
    assertEquals(ExitCode.FINE, run.exitCode(), run::err);
    assertTrue(run.out().contains("S3 in 1 execution"), run::out);
  }

  @Test
  void aTaskThatThereIsNotIsNamed() throws IOException {
    Run run = check("fullbarrier", FREED.replace("run a", "run z"), "--in-order");
    assertTrue(run.err().contains("was skipped: there is no task z"), run::err);
  }

  @Test
  void aFileThatIsNoScenarioIsAWrongInputWithItsPlace() throws IOException {
    Run run = check("fullbarrier", "cpus: 2\nsteps:\n- [cpu: 0, do: tick}\n");
    assertEquals(ExitCode.USAGE, run.exitCode());
    assertTrue(
        run.diagnostics()
            .get(0)
            .endsWith("mine.yaml:3:20: '}' closes the '[' of line 3, column 3; left out"),
        run::err);
  }

  private Run sample(String... options) {
    String line =
        "check fullbarrier --model sc --arch arm64 --sample 1 " + String.join(" ", options);
    return Run.of(line.split(" "));
  }

  @Test
  void aFolderOfScenariosJoinsTheCatalogue() throws IOException {
    Path file = write(IMPOSSIBLE_DEMAND.replace("STEP", "tick"));
    Run run = sample("--scenarios", folder.toString());

    assertTrue(run.out().contains(file.toString()), run::out);
    for (String name : Catalogue.names()) {
      assertTrue(run.out().contains(" " + name + " "), () -> name + "\n" + run.out());
    }
  }

  @Test
  void aScenarioOfAPluginIsAskedForByItsName() throws IOException {
    Path jar = folder.resolve("mine.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry(OwnScenarios.FOLDER + "/packed.yaml"));
      String text = IMPOSSIBLE_DEMAND.replace("STEP", "tick");
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    Run run = Run.of("check", "hazard", "--plugins", jar.toString(), "--scenario", "packed");

    assertTrue(run.out().contains("hazard  packed"), run::out);
    assertTrue(
        run.out().contains("reference counting breaks M1 here too: the scenario is suspected"),
        run::out);
  }

  @Test
  void aFolderWithoutScenariosIsComplainedOf() {
    Run run = sample("--scenarios", folder.toString());

    assertEquals(ExitCode.USAGE, run.exitCode(), run::err);
    assertTrue(
        run.err().contains("--scenarios " + folder + ": no scenario that can be used is in it"),
        run::err);
  }
}

package org.lazymm.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.machine.PostSwitchBarrier;
import org.lazymm.scheduler.property.Property;
import org.lazymm.yaml.Yaml;
import org.lazymm.yaml.YamlException;
import org.lazymm.yaml.YamlNode;

class ScenarioYamlTest {

  @Test
  void whatIsWrittenIsReadBack() {
    Scenario scenario =
        new Scenario(
                "exit: while \"lazy\" # really",
                3,
                Architecture.RISCV,
                PostSwitchBarrier.EXPLICIT,
                true,
                true,
                Set.of(Fault.EXEC_PREEMPTIBLE, Fault.NO_BARRIER_IN_EXIT),
                List.of(TaskSpec.process("a"), new TaskSpec("b", "a"), TaskSpec.kernelThread("k")),
                List.of(
                    Step.of(0, "run a"),
                    Step.of(0, "exit")
                        .stalled(4, Step.of(1, "run b"), Step.of(1, "exec").stalled(2)),
                    Step.of(2, "offline 1"),
                    Step.of(2, "membarrier register-global-expedited")))
            .withCranky(43);

    String text = ScenarioYaml.write(scenario);

    assertEquals(scenario, ScenarioYaml.parse(text, "memory"));
    assertEquals(text, ScenarioYaml.write(ScenarioYaml.parse(text, "memory")));
  }

  @Test
  void aWordOfAnEarlierVersionIsReadWithANotice(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("old.yaml");
    Files.writeString(
        file,
        "cpus: 1\npost-switch-barrier: as-promised\ntasks: [{name: a, mm: own}]\nsteps: [{cpu: 0, do: run a}]\n");

    ScenarioFile read = ScenarioYaml.readFile(file);

    assertEquals(PostSwitchBarrier.AS_GUARANTEED, read.scenario().postSwitchBarrier());
    assertEquals(
        List.of("'post-switch-barrier: as-promised' is now 'post-switch-barrier: as-guaranteed'"),
        read.notices());
  }

  @Test
  void aSetupAndAForbiddenOutcomeAreReadBack() {
    String text =
        """
        scenario: "store buffering"
        cpus: 2
        architecture: x86
        tasks:
        - {name: a, mm: own}
        - {name: b, mm: a}
        setup:
        - {cpu: 0, do: run a}
        - {cpu: 1, do: run b}
        steps:
        - {cpu: 0, do: store x 1}
        - {cpu: 0, do: load y r1}
        - {cpu: 1, do: store y 1}
        - {cpu: 1, do: load x r2}
        - {cpu: 1, do: await x 1}
        forbidden: "r1 == 0 && (r2 == 0 || x != 1)"
        property: M1
        """;

    Scenario scenario = ScenarioYaml.parse(text, "memory");

    assertEquals(text, ScenarioYaml.write(scenario));
    assertEquals(scenario, ScenarioYaml.parse(ScenarioYaml.write(scenario), "memory"));
    assertEquals(Set.of("x", "y"), scenario.variables());
  }

  @Test
  void onlyCpusAndStepsAreNeeded() {
    Scenario scenario = ScenarioYaml.parse("cpus: 2\nsteps: [{cpu: 1, do: idle}]\n", "memory");

    assertEquals(List.of(Step.of(1, "idle")), scenario.steps());
    assertEquals(Architecture.X86, scenario.architecture());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpus: 2\\nsteps: [{cpu: 0, do: jump}]                    | file.yaml:2 | 'jump' is not something a CPU can do",
        "cpus: 2\\nsteps:\\n- {cpu: 0, do: run}                   | file.yaml:3 | expected a task's name after run",
        "cpus: 2\\nsteps:\\n- {cpu: 0, do: exit now}              | file.yaml:3 | expected nothing after exit",
        "cpus: 2\\nsteps:\\n- {cpu: 0}                            | file.yaml:3 | a step needs a cpu and something to do",
        "cpus: 0\\nsteps: []                                      | file.yaml   | cpus 0: expected 1 to 8192",
        "steps: []                                                | file.yaml   | cpus is missing",
        "cpus: 2\\nsteps: [{cpu: 2, do: idle}]                    | file.yaml   | the scenario has CPUs 0 to 1",
        "cpus: 2\\nspets: []                                      | file.yaml:2 | unknown entry 'spets'",
        "cpus: 2\\narchitecture: vax\\nsteps: []                  | file.yaml   | expected one of: x86, arm64",
        "cpus: 2\\ntasks: [{name: a, mm: z}]\\nsteps: []          | file.yaml   | neither own nor none",
        "cpus: 1\\nsteps:\\n- {cpu: 0, do: store x}              | file.yaml:3 | expected a variable and a number after store",
        "cpus: 1\\nsteps:\\n- {cpu: 0, do: load x 1}             | file.yaml:3 | expected a variable and a register after load",
        "cpus: 1\\nsteps: [{cpu: 0, do: die}]                     | file.yaml   | CPU 0 stays online",
        "cpus: 1\\nforbidden: r1 < 0\\nproperty: M1              | file.yaml:2 | condition 'r1 < 0': expected '==', '=' or '!=' at '< 0'",
        "cpus: 1\\nforbidden: (r1 == 0\\nproperty: M1            | file.yaml:2 | expected '&&', '/\\', 'OR', '\\/' or ')' at its end",
        "cpus: 1\\nforbidden: r1 == 0 r2\\nproperty: M1          | file.yaml:2 | expected &&, OR or the end at 'r2'",
        "cpus: 1\\nforbidden: r1 == 0\\nproperty: M1             | file.yaml:2 | 'r1' in condition 'r1 == 0' is neither a register nor a variable",
        "cpus: 1\\nproperty: M1                                  | file.yaml:2:1: | M1 is broken by an outcome alone; expected forbidden as well",
        "cpus: 1\\nforbidden: 1 == 1                             | file.yaml:2:12: | forbidden needs a property that is broken by it",
        "| file.yaml:1:1: | expected a scenario: entries such as 'cpus: 2' and 'steps:'; found nothing",
        "# no more | file.yaml:1:1: | found nothing",
        "- a\\n- b | file.yaml:1:1: | expected a scenario: entries such as 'cpus: 2' and 'steps:'; found a list",
        "just words | file.yaml:1:1: | found 'just words'",
        "cpus: 2\\nsteps:\\n- [cpu: 0, do: tick} | file.yaml:3:20: | '}' closes the '[' of line 3, column 3",
        "cpus: 2\\nsteps:\\n- {cpu: 0, do: \"tick} | file.yaml:3:16: | is opened and not closed",
        "cpus: 2\\nsteps:\\n  - {cpu: 0, do: tick}\\n - {cpu: 1, do: tick} | file.yaml:4: | where something else must stand; expected entries",
        "cpus: 2\\n\\tsteps: [] | file.yaml:2:1: | a tab; indent with blanks",
        "cpus: 2\\ncpus: 3 | file.yaml:2:1: | 'cpus' is given twice, first at line 1",
        "cpus: 2\\nsteps:\\n- {cpu: 0, cpu: 1, do: tick} | file.yaml:3:12: | 'cpu' is given twice",
        "cpus: two | file.yaml:1:7: | 'cpus': expected a whole number; found 'two'",
        "cpus: 2.5 | file.yaml:1:7: | found '2.5'",
        "cpus: 2.0 | file.yaml:1:7: | found '2.0'",
        "cpus: 1e1 | file.yaml:1:7: | found '1e1'",
        "null | file.yaml:1:1: | expected a scenario: entries such as 'cpus: 2' and 'steps:'; found nothing",
        "cpus: 2\\nsteps:\\n- | file.yaml:3: | expected a step such as {cpu: 0, do: run a}; found nothing",
        "cpus: 2\\nsetup:\\n- {cpu: 0, do: tick}\\n- ~ | file.yaml:4:3: | expected a step such as {cpu: 0, do: run a}; found nothing",
        "cpus: 2\\ntasks:\\n- | file.yaml:3: | expected a task such as {name: a, mm: own}; found nothing",
        "cpus: 2\\nfaults:\\n- | file.yaml:3: | expected a text; found nothing",
        "cpus: 2\\nsteps:\\n- {cpu: 0.0, do: tick} | file.yaml:3:9: | 'cpu': expected a whole number; found '0.0'",
        "cpus: 2\\ncranky: 1.5 | file.yaml:2:9: | 'cranky': expected a whole number; found '1.5'",
        "cpus: 2\\nsteps: [{cpu: 0, do: tick, stall-after: 1.5}] | file.yaml:2:41: | found '1.5'",
        "cpus: 2\\ntasks:\\n- {name: a, mm: own}\\n- {name: b, mm: a}\\n- {name: c, mm: d}\\n- {name: d, mm: own} | file.yaml:5:3: | 'd' is neither own nor none nor an earlier task",
        "cpus: 2\\ntasks:\\n- {name: k, mm: none}\\n- {name: b, mm: k} | file.yaml:4:3: | 'k' is neither own nor none nor an earlier task",
        "cpus: 99999999999999999999 | file.yaml:1:7: | found '99999999999999999999'",
        "cpus: | file.yaml:1: | 'cpus': expected a whole number; found nothing",
        "cpus: 2\\ntasks: {name: a} | file.yaml:2:8: | 'tasks': expected a list; found a map",
        "cpus: 2\\ntasks: [a] | file.yaml:2:9: | expected a task such as {name: a, mm: own}; found 'a'",
        "cpus: 2\\nsteps:\\n- tick | file.yaml:3:3: | expected a step such as {cpu: 0, do: run a}; found 'tick'",
        "cpus: 2\\nsteps:\\n- {cpu: 0, do: [tick]} | file.yaml:3:16: | 'do': expected a text; found a list",
        "cpus: 2\\nsteps:\\n- {cpu: 7, do: tick} | file.yaml:3:3: | the scenario has CPUs 0 to 1",
        "cpus: 2\\nsteps:\\n- {cpu: 0, do: tick}\\n- {cpu: 0, do: die} | file.yaml:4:3: | CPU 0 stays online",
        "cpus: 2\\nsteps:\\n- {cpu: 0, do: tick, stall-after: -1} | file.yaml:3:35: | 'stall-after': expected a whole number from 0 to 2147483647; found '-1'",
        "cpus: 2\\nsteps:\\n- {cpu: 0, do: tick, what: x} | file.yaml:3:22: | unknown entry 'what'; expected one of: cpu, do, stall-after, meanwhile",
        "cpus: 2\\nreuse-freed-mms: maybe | file.yaml:2:18: | 'reuse-freed-mms': expected true or false; found 'maybe'",
        "cpus: 2\\nfaults: [nope] | file.yaml:2:10: | 'nope': expected one of",
        "cpus: 2\\ntasks:\\n- {name: a, mm: own}\\n- {name: a, mm: own} | file.yaml:4:3: | task 'a' is listed twice",
        "cpus: 2\\nsteps: []\\n---\\ncpus: 3 | file.yaml: | a second document begins; expected one in a file",
        "cpus: 1\\narchitecture: {name: a, like: x86, flush: no}  | file.yaml:2:43: | 'flush': expected one of interrupt, broadcast; found 'no'",
        "cpus: 1\\narchitecture: {name: a, lik: x86}    | file.yaml:2:25: | unknown entry 'lik'; expected one of: name, like, also",
        "cpus: 1\\narchitecture: {name: a}    | file.yaml:2:15: | switch-mm is missing: say it",
        "cpus: 1\\narchitecture: [x86]    | file.yaml:2:15: | 'architecture': expected a text; found a list",
        "cpus: 1\\ntasks:\\n- {name: a}\\nsteps: [] | file.yaml:3 | task 'a' has no mm: expected {name: NAME, mm: own",
        "cpus: 1\\ntasks:\\n- {mm: own}\\nsteps: [] | file.yaml:3 | a task has no name",
        "cpus: 1\\nsteps: [{cpu: 0, do: load x r}]\\nforbidden: r == 0\\nproperty: M99 | file.yaml:4 | property 'M99' is not known",
        "cpus: 1\\nsteps:\\n- {cpu: 0, do: load x r}\\n- {cpu: 0, do: load y r} | file.yaml:4 | register r is loaded twice",
        "cpus: [                                                  | file.yaml:1:7: | '[' is opened and not closed"
      })
  void badTextIsRefusedWithItsPlace(String text, String place, String what) {
    YamlException refused =
        assertThrows(
            YamlException.class,
            () ->
                ScenarioYaml.parse(
                    String.valueOf(text == null ? "" : text)
                        .replace("\\n", "\n")
                        .replace("\\t", "\t"),
                    "file.yaml"));

    assertTrue(refused.getMessage().startsWith(place), refused::getMessage);
    assertTrue(refused.getMessage().contains(what.replace("OR", "||")), refused::getMessage);
    assertEquals(1, refused.getMessage().lines().count(), refused::getMessage);
  }

  @Test
  void aPropertyAloneIsWhatTheScenarioIsAbout() {
    ScenarioFile read = ScenarioYaml.parseFile("cpus: 1\nsteps: []\nproperty: S1\n", "f");
    assertEquals(Optional.of(Property.S1), read.about());
    assertEquals(Optional.empty(), read.scenario().forbidden());
  }

  @Test
  void whatIsNoTextIsRefusedWithItsPlace(@TempDir Path folder) throws IOException {
    byte[] latin = {'c', 'p', 'u', 's', ':', ' ', '1', '\n', '#', ' ', (byte) 0xe9};
    Path file = Files.write(folder.resolve("latin.yaml"), latin);
    assertEquals(
        file + ":2:3: byte 0xe9 is no UTF-8; save the file as UTF-8",
        assertThrows(YamlException.class, () -> ScenarioYaml.read(file)).getMessage());
    Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {'c', 0, 1});
    assertEquals(
        binary + ":1:2: character 0x00; expected text",
        assertThrows(YamlException.class, () -> ScenarioYaml.read(binary)).getMessage());
    assertEquals(
        folder + ": is a folder; expected a file",
        assertThrows(YamlException.class, () -> ScenarioYaml.read(folder)).getMessage());
    Path none = folder.resolve("none.yaml");
    assertEquals(
        none + ": no such file",
        assertThrows(YamlException.class, () -> ScenarioYaml.read(none)).getMessage());
  }

  @Test
  void theNodeThatMakesAListWrongIsFoundInFewTries() {
    int most = 100_000;
    List<YamlNode> nodes = Yaml.parse("[" + "x,".repeat(most) + "]", "f").items();
    for (int bad : new int[] {1, 2, 77, most - 1, most}) {
      AtomicInteger tries = new AtomicInteger();

      YamlException blamed =
          assertThrows(
              YamlException.class,
              () ->
                  ScenarioReader.blaming(
                      nodes,
                      count -> {
                        tries.incrementAndGet();
                        if (count >= bad) {
                          throw new IllegalArgumentException("wrong");
                        }
                        return count;
                      }));

      assertEquals("f:1:" + 2 * bad + ": wrong", blamed.getMessage());
      assertTrue(tries.get() <= 20, "tries: " + tries);
    }
  }

  @Test
  void aLongScenarioIsReadInLinearTime() {
    int many = 16_000;
    StringBuilder text = withTasks(1_000);
    text.append("steps:\n");
    for (int step = 0; step < many; step++) {
      text.append("- {cpu: ").append(step % 2).append(", do: tick}\n");
    }
    Scenario read =
        assertTimeoutPreemptively(
            Duration.ofMinutes(1), () -> ScenarioYaml.parse(text.toString(), "f"));

    assertEquals(List.of(1_000, many), List.of(read.tasks().size(), read.steps().size()));
  }

  private static StringBuilder withTasks(int many) {
    StringBuilder text = new StringBuilder("cpus: 2\ntasks:\n");
    for (int task = 0; task < many; task++) {
      text.append("- {name: a").append(task).append(", mm: own}\n");
    }
    return text;
  }

  @Test
  void moreTasksThanAnyScenarioNeedsAreRefused() {
    String text = withTasks(1_001) + "steps: [{cpu: 0, do: tick}]";
    assertEquals(
        "f:1003:3: a task more than the 1000 that a scenario may have",
        assertThrows(YamlException.class, () -> ScenarioYaml.parse(text, "f")).getMessage());
  }

  @Test
  void aFileWithoutEndIsRefused() {
    Path endless = Path.of("/dev/zero");
    assumeTrue(Files.isReadable(endless));
    assertEquals(
        "/dev/zero: is too long; expected at most 1,000,000 characters",
        assertThrows(YamlException.class, () -> ScenarioYaml.read(endless)).getMessage());
  }

  @Test
  void aTextThatIsFarTooLongIsRefused() {
    String text = "cpus: 1\nscenario: " + "x".repeat(1_000_000);
    assertEquals(
        "f: has 1,000,018 characters; expected at most 1,000,000",
        assertThrows(YamlException.class, () -> ScenarioYaml.parse(text, "f")).getMessage());
  }
}

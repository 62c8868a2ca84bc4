package org.lazymm.scheduler.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.machine.PostSwitchBarrier;

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
        "cpus: 1\\nforbidden: r1 = 0\\nproperty: M1              | file.yaml:2 | condition 'r1 = 0': expected == or != at '= 0'",
        "cpus: 1\\nforbidden: (r1 == 0\\nproperty: M1            | file.yaml:2 | expected ) at its end",
        "cpus: 1\\nforbidden: r1 == 0 r2\\nproperty: M1          | file.yaml:2 | expected &&, OR or the end at 'r2'",
        "cpus: 1\\nforbidden: r1 == 0\\nproperty: M1             | file.yaml:2 | 'r1' in condition 'r1 == 0' is neither a register nor a variable",
        "cpus: 1\\nproperty: M1                                  | file.yaml:2 | forbidden and property belong together",
        "cpus: 1\\ntasks:\\n- {name: a}\\nsteps: [] | file.yaml:3 | task 'a' has no mm: expected {name: NAME, mm: own",
        "cpus: 1\\ntasks:\\n- {mm: own}\\nsteps: [] | file.yaml:3 | a task has no name",
        "cpus: 1\\nsteps: [{cpu: 0, do: load x r}]\\nforbidden: r == 0\\nproperty: M99 | file.yaml:4 | property 'M99' is not known",
        "cpus: 1\\nsteps:\\n- {cpu: 0, do: load x r}\\n- {cpu: 0, do: load y r} | file.yaml:4 | register r is loaded twice",
        "cpus: [                                                  | file.yaml:1 | Cannot deserialize"
      })
  void badTextIsRefusedWithItsPlace(String text, String place, String what) {
    ScenarioException refused =
        assertThrows(
            ScenarioException.class,
            () -> ScenarioYaml.parse(text.replace("\\n", "\n"), "file.yaml"));

    assertTrue(refused.getMessage().startsWith(place), refused::getMessage);
    assertTrue(refused.getMessage().contains(what.replace("OR", "||")), refused::getMessage);
    assertEquals(1, refused.getMessage().lines().count(), refused::getMessage);
  }
}

package org.lazymm.conformance.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lazymm.api.Options;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioInterpreter;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.TaskSpec;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scenario.catalogue.CatalogueEntry;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.FoundScheme;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.property.Violation;

class ReexecutionTest {

  /** A scenario on a machine that can run each CPU's code again. */
  private static final class Trial implements MachineListener {
    private final Scenario scenario;
    private final AgainEngine engine;
    private final Machine machine;
    private final ScenarioInterpreter stage;
    private final List<Violation> violations = new ArrayList<>();

    Trial(Scenario scenario, FoundScheme scheme) {
      this.scenario = scenario;
      this.engine = new AgainEngine(scenario.cpus());
      this.machine =
          new Machine(
              engine,
              scenario.settings(),
              kernel -> scheme.provider().create(kernel, Options.defaults()),
              this);
      this.stage = new ScenarioInterpreter(machine, scenario);
      scenario.setup().forEach(step -> take(step));
    }

    @Override
    public void violated(Violation violation) {
      violations.add(violation);
    }

    private void take(Step step) {
      stage.perform(step.cpu(), step.action());
      machine.runDeferredWork(step.cpu(), step.cpu());
    }

    void checkpoint() {
      stage.checkpoint(scenario.concurrentSteps());
      engine.checkpoint();
    }

    void steps(int cpu) {
      engine.enter(cpu);
      scenario.concurrentSteps().stream().filter(step -> step.cpu() == cpu).forEach(this::take);
      machine.finalUse(cpu);
    }

    /** What the checks know, and what came out. */
    String knowledge() {
      engine.peek(
          () -> {
            machine.readMovingTasks(); // Whichever CPU's code ran last, by the cells.
            return "";
          });
      StringBuilder text = new StringBuilder(stage.outcome().toString());
      for (int cpu = 0; cpu < machine.cpuCount(); cpu++) {
        text.append(' ').append(machine.cpu(cpu).current());
        text.append('/').append(machine.cpu(cpu).active());
        text.append('/').append(machine.cpu(cpu).loaded());
      }
      for (int index = 0; index < machine.liveMms(); index++) {
        MmStruct mm = machine.liveMm(index);
        text.append(' ').append(mm).append(mm.dead() ? " dead " : " ").append(mm.counted());
        text.append(' ').append(mm.pins()).append(' ').append(mm.userReferences());
        text.append(' ').append(mm.loadedOn()).append(' ').append(mm.activeOn());
      }
      return text.toString();
    }
  }

  static Stream<CatalogueEntry> entries() {
    return Catalogue.all().stream();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void eachCpuRunsAgainAsItRanBefore(CatalogueEntry entry) {
    for (FoundScheme scheme : Discovery.onClassPath().registry().schemes()) {
      for (Architecture architecture : Architecture.ALL) {
        Trial trial = new Trial(entry.scenario().withArchitecture(architecture), scheme);
        trial.checkpoint();
        String before = trial.knowledge();
        int cpus = entry.scenario().cpus();

        for (int cpu = 0; cpu < cpus; cpu++) {
          trial.steps(cpu);
        }
        String after = trial.knowledge();
        for (int cpu = cpus - 1; cpu >= 0; cpu--) {
          int one = cpu;
          trial.stage.rewind(cpu);
          trial.engine.again(cpu, () -> trial.steps(one));
          assertEquals(after, trial.knowledge(), scheme::toString);
        }
        for (int cpu = 0; cpu < cpus; cpu++) {
          trial.stage.rewind(cpu);
        }
        trial.engine.restart();
        assertEquals(before, trial.knowledge(), scheme::toString);
        for (int cpu = cpus - 1; cpu >= 0; cpu--) {
          trial.steps(cpu);
        }
        assertEquals(List.of(), trial.violations, scheme::toString);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void aCpuThatWasLeftInTheMiddleRunsAgainAsItRanBefore(CatalogueEntry entry) {
    for (FoundScheme scheme : Discovery.onClassPath().registry().schemes()) {
      Trial trial = new Trial(entry.scenario(), scheme);
      trial.checkpoint();
      int cpus = entry.scenario().cpus();
      for (int cpu = 0; cpu < cpus; cpu++) {
        trial.steps(cpu);
      }
      String after = trial.knowledge();
      for (int cpu = 0; cpu < cpus; cpu++) {
        int one = cpu;
        for (int operations = 0; operations < trial.engine.length(cpu); operations++) {
          trial.stage.rewind(cpu);
          trial.engine.againUntil(cpu, operations, () -> trial.steps(one));
          trial.stage.rewind(cpu);
          trial.engine.again(cpu, () -> trial.steps(one));
          assertEquals(after, trial.knowledge(), scheme::toString);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 run a, 1 run a         | cpu0 runs a; let it",
        "1 offline 0              | CPU 0 stays online",
        "1 online 0               | CPU 0 stays online",
        "1 offline 1              | it is its own CPU",
        "0 take-down 2            | the scenario has CPUs 0 to 1",
        "0 reap 1                 | cpu 1 does not die",
        "0 bring-up 1             | cpu 1 does not come up",
        "1 come-up                | no step of another CPU brings this one up",
        "0 await-up 1             | no step brings cpu 1 up",
        "1 die, 0 bring-up 1, 1 come-up, 0 reap 1 | cpu 1 dies before; let the same CPU reap it",
        "0 offline 1, 0 offline 1 | it is reaped twice",
        "0 pin o, 1 unpin o       | that mm is also pinned or unpinned by cpu 0",
        "0 get-users o, 1 put-users o | its user references are also taken or put by cpu 0",
        "0 fork c, 1 fork c       | task c is also made by cpu 0",
        "0 copy-process c, 1 wake-up c | task c is also made by cpu 0",
        "0 run a, 0 idle, 1 run a, 1 idle, 0 pin a | cpu 0 runs a and may free that mm",
        "0 run a, 1 pin a         | cpu 0 runs a and may free that mm; pin it in setup",
        "1 pin z                  | cpu 0 runs z and may free that mm"
      })
  void whatReachesAcrossCpusIsRefused(String steps, String why) {
    Optional<String> refusal = refusal(steps);

    assertTrue(refusal.orElse("accepted").contains(why), refusal::toString);
  }

  private static Optional<String> refusal(String steps) {
    List<Step> concurrent =
        Stream.of(steps.split(", "))
            .map(text -> Step.of(Integer.parseInt(text.substring(0, 1)), text.substring(2)))
            .toList();
    Scenario scenario =
        Scenario.of(
                "test",
                2,
                Architecture.X86,
                List.of(TaskSpec.process("a"), TaskSpec.process("o"), TaskSpec.process("z")),
                concurrent)
            .withSetup(List.of(Step.of(0, "run z")));
    Trial trial = new Trial(scenario, Discovery.onClassPath().registry().schemes().get(0));
    return trial.stage.refusal(concurrent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 run a, 0 idle, 1 run a, 1 idle",
        "0 fork c, 1 run c",
        "0 offline 1",
        "0 offline 1, 0 online 1",
        "0 take-down 1, 1 die, 0 reap 1, 0 bring-up 1, 1 come-up, 0 await-up 1"
      })
  void whatIsLetGoForAnotherCpuIsAccepted(String steps) {
    assertEquals(Optional.empty(), refusal(steps));
  }

  @Test
  void aStoppedStepIsLeftToTheExploration() {
    Step stopped = Step.of(0, "tick").stalled(1, Step.of(0, "tick"));
    Scenario scenario =
        Scenario.of("test", 1, Architecture.X86, List.of(), List.of(stopped)).withFaults(Set.of());
    Trial trial = new Trial(scenario, Discovery.onClassPath().registry().schemes().get(0));

    assertTrue(trial.stage.refusal(scenario.steps()).isPresent());
  }
}

package org.lazymm.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.TaskSpec;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheme.reference.ReferenceCounting;

/** What a step that is stopped on its way rules out for others, wherever it is stopped. */
class PreemptedStepsTest {
  private static final int LATEST_STOP = 40;

  private static final List<TaskSpec> CAST =
      List.of(
          TaskSpec.process("a"),
          new TaskSpec("sibling", "a"),
          TaskSpec.process("b"),
          TaskSpec.kernelThread("k"));

  /** Steps, the one that is stopped, and what happens meanwhile. */
  private record Stopped(String name, List<Step> before, Step stopped, List<Step> meanwhile) {
    Stopped(String name, List<Step> before, Step stopped, Step first, Step... others) {
      this(name, before, stopped, Stream.concat(Stream.of(first), Stream.of(others)).toList());
    }

    Step at(int access) {
      return new Step(stopped.cpu(), stopped.action(), access, meanwhile);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Stopped> cases() {
    return Stream.of(
        new Stopped(
            "a task that is being switched to is not picked by another CPU",
            List.of(Step.of(1, "run sibling"), Step.of(1, "exit")),
            Step.of(0, "run a"),
            Step.of(1, "run a"),
            Step.of(1, "exit")),
        new Stopped(
            "a task that an idle CPU is being switched to is not picked by another CPU",
            List.of(Step.of(0, "idle")),
            Step.of(0, "run a"),
            Step.of(1, "run a"),
            Step.of(1, "exit")),
        new Stopped(
            "a task that is being switched from is not run elsewhere before its borrow stands",
            List.of(Step.of(1, "run sibling"), Step.of(1, "exit"), Step.of(0, "run a")),
            Step.of(0, "idle"),
            Step.of(1, "run a"),
            Step.of(1, "exit"),
            Step.of(1, "run b")),
        new Stopped(
            "a task in the middle of exec does nothing else",
            List.of(Step.of(1, "run sibling"), Step.of(0, "run a")),
            Step.of(0, "exec"),
            Step.of(0, "exec")),
        new Stopped(
            "a CPU that goes offline runs nobody, and no other comes or goes",
            List.of(
                Step.of(1, "run sibling"),
                Step.of(1, "exit"),
                Step.of(1, "idle"),
                Step.of(0, "run k")),
            Step.of(0, "offline 1"),
            Step.of(1, "run b"),
            Step.of(2, "offline 0"),
            Step.of(2, "online 1"),
            Step.of(2, "run a"),
            Step.of(2, "exit")),
        new Stopped(
            "a CPU is in the mask of what it borrows until it has left it",
            List.of(Step.of(1, "run sibling"), Step.of(1, "exit"), Step.of(1, "idle")),
            Step.of(1, "run b"),
            Step.of(0, "run a"),
            Step.of(0, "exit")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCountingIsSoundWhereverTheStepIsStopped(Stopped stopped) {
    for (Architecture architecture : Architecture.ALL) {
      int feasible = 0;
      for (int access = 1; access <= LATEST_STOP; access++) {
        List<Step> steps =
            Stream.concat(stopped.before().stream(), Stream.of(stopped.at(access))).toList();
        Scenario scenario = Scenario.of("stopped", 3, architecture, CAST, steps);
        SequentialRun run = SequentialRunner.run(scenario, ReferenceCounting::new);

        assertEquals(List.of(), run.violations(), () -> architecture.name());
        assertTrue(run.crash().isEmpty(), () -> String.valueOf(run.crash()));
        feasible += run.feasible() ? 1 : 0;
      }
      assertFalse(feasible == 0, "each stop made the run say nothing");
    }
  }
}

package org.lazymm.conformance;

import java.util.Arrays;
import java.util.List;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.TaskSpec;
import org.lazymm.scheduler.machine.Architecture;

/**
 * Scenarios in one line, for tests of what hears them: three CPUs on x86, processes a, b and c, a
 * sibling a2 of a, kernel threads k and l. {@code 0 run a; 0 exec, after 9: 1 tick, 1 idle} is a
 * step and one that is stopped while CPU 1 takes two.
 */
final class Evaluations {
  private static final List<TaskSpec> CAST =
      List.of(
          TaskSpec.process("a"),
          new TaskSpec("a2", "a"),
          TaskSpec.process("b"),
          TaskSpec.process("c"),
          TaskSpec.kernelThread("k"),
          TaskSpec.kernelThread("l"));

  private Evaluations() {}

  /** The scenario of a line. */
  static Scenario scenario(String line) {
    return Scenario.of(
        line,
        3,
        Architecture.X86,
        CAST,
        Arrays.stream(line.split(";", -1))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .map(Evaluations::step)
            .toList());
  }

  private static Step step(String text) {
    String[] parts = text.split(", after |: |, ", -1);
    Step step = simple(parts[0]);
    return parts.length == 1
        ? step
        : step.stalled(
            Integer.parseInt(parts[1]),
            Arrays.stream(parts, 2, parts.length).map(Evaluations::simple).toArray(Step[]::new));
  }

  private static Step simple(String text) {
    int space = text.indexOf(' ');
    return Step.of(Integer.parseInt(text.substring(0, space)), text.substring(space + 1));
  }
}

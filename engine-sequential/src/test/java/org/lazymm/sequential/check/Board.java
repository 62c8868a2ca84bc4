package org.lazymm.sequential.check;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.scenario.Action;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioInterpreter;
import org.lazymm.scenario.TaskSpec;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.sequential.SequentialEngine;

/**
 * A machine whose checks a test calls itself, with the tasks {@code a} and {@code b} that share an
 * mm, {@code o} with another one, and the kernel threads {@code k} and {@code l}.
 */
final class Board {
  final RunChecks checks = new RunChecks();
  final Machine machine;
  final ScenarioInterpreter stage;
  final DeferredWork work;
  private final Scenario scenario;

  Board(int cpus, Function<Kernel, LazyMmScheme> scheme) {
    this(cpus, scheme, Set.of());
  }

  /** With bugs injected in the kernel around the scheme. */
  Board(int cpus, Function<Kernel, LazyMmScheme> scheme, Set<Fault> faults) {
    this.scenario =
        Scenario.of(
                "board",
                cpus,
                Architecture.X86,
                List.of(
                    TaskSpec.process("a"),
                    new TaskSpec("b", "a"),
                    TaskSpec.process("o"),
                    TaskSpec.kernelThread("k"),
                    TaskSpec.kernelThread("l")),
                List.of())
            .withFaults(faults);
    this.machine = new Machine(new SequentialEngine(), scenario.settings(), scheme, checks);
    checks.watch(machine);
    this.stage = new ScenarioInterpreter(machine, scenario);
    this.work = new DeferredWork(machine, Runnable::run, scenario::cpusByFirstStep);
  }

  /** Steps, each written as {@code CPU action}; all must make sense. */
  Board take(String... steps) {
    for (String step : steps) {
      String[] words = step.split(" ", 2);
      if (!stage.perform(Integer.parseInt(words[0]), Action.parse(words[1]))) {
        throw new AssertionError("step '" + step + "' makes no sense");
      }
    }
    return this;
  }

  MmStruct mm(String task) {
    Task found = stage.tasks().get(task);
    MmStruct mm = found == null ? null : found.mm();
    if (mm == null) {
      throw new AssertionError(task + " has no mm");
    }
    return mm;
  }

  /** Property and reason of all that was seen broken, in order. */
  List<String> broken() {
    return checks.violations().stream()
        .map(violation -> violation.property() + " " + violation.what())
        .toList();
  }

  /** The properties that were seen broken, each once. */
  List<String> properties() {
    return Arrays.asList(
        checks.violations().stream()
            .map(violation -> violation.property().name())
            .distinct()
            .toArray(String[]::new));
  }

  void close() {
    new Closing(machine, stage, checks, work, Runnable::run, scenario.cpusByFirstStep()).run();
  }
}

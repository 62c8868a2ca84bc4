package org.lazymm.conformance.generate;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lazymm.scenario.Action;
import org.lazymm.scenario.ActionKind;
import org.lazymm.scenario.TaskSpec;
import org.lazymm.scheduler.machine.MembarrierCommand;

/** The tasks that generated scenarios may have, by number, and every action on them, made once. */
final class TaskNames {
  /** How many CPUs at the most. */
  static final int CPUS = 4;

  /** How many processes at the most; they are the tasks from 0. */
  static final int PROCESSES = 4;

  /** The first sibling; the sibling of process n is this plus n. */
  static final int FIRST_SIBLING = 4;

  /** The first of two kernel threads. */
  static final int FIRST_KERNEL_THREAD = 8;

  /** The first of the tasks that are made on the way. */
  static final int FIRST_CHILD = 10;

  /** How many tasks there can be. */
  static final int TASKS = 13;

  private static final String[] NAMES = {
    "a", "b", "c", "d", "a2", "b2", "c2", "d2", "k", "l", "e", "f", "g"
  };

  private static final TaskSpec[] SPECS =
      IntStream.range(0, FIRST_CHILD).mapToObj(TaskNames::makeSpec).toArray(TaskSpec[]::new);

  private static final Action[] NO_ACTIONS = {};
  private static final Map<ActionKind, Action[]> ACTIONS = new EnumMap<>(ActionKind.class);

  static {
    for (ActionKind verb : ActionKind.values()) {
      ACTIONS.put(verb, actions(verb));
    }
  }

  private TaskNames() {}

  private static TaskSpec makeSpec(int task) {
    String name = NAMES[task];
    if (task < FIRST_SIBLING) {
      return TaskSpec.process(name);
    }
    return task < FIRST_KERNEL_THREAD
        ? new TaskSpec(name, NAMES[task - FIRST_SIBLING])
        : TaskSpec.kernelThread(name);
  }

  private static Action[] actions(ActionKind verb) {
    Stream<String> arguments =
        switch (verb.argument()) {
          case NONE -> Stream.of("");
          case TASK -> Stream.of(NAMES);
          case CPU -> IntStream.range(0, CPUS).mapToObj(String::valueOf);
          case COMMAND ->
              Stream.of(MembarrierCommand.values())
                  .map(command -> command.name().toLowerCase(java.util.Locale.ROOT))
                  .map(name -> name.replace('_', '-'));
          case VARIABLE_AND_VALUE -> Stream.of("x 1");
          case VARIABLE_AND_REGISTER -> Stream.of("x r1");
        };
    return arguments.map(argument -> new Action(verb, argument)).toArray(Action[]::new);
  }

  /** How a task that exists at the beginning is entered. */
  static TaskSpec spec(int task) {
    return SPECS[task];
  }

  /**
   * An action.
   *
   * @param verb what
   * @param argument the number of the task, of the CPU or of the command; any if it takes none
   */
  static Action action(ActionKind verb, int argument) {
    Action[] actions = ACTIONS.getOrDefault(verb, NO_ACTIONS);
    return actions[actions.length == 1 ? 0 : argument];
  }
}

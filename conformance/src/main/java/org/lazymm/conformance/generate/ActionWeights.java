package org.lazymm.conformance.generate;

import org.lazymm.scenario.ActionKind;
import org.lazymm.scheduler.machine.MembarrierCommand;

/**
 * Picks what happens next: something that makes sense, and rather something that leads to an mm
 * dying while CPUs are lazy on it.
 */
final class ActionWeights {
  private static final int NO_ARGUMENT = 0;
  private static final int TRIES = 16;

  /** What a busy CPU does, each as often as it is listed. */
  private static final ActionKind[] BUSY =
      repeat(
          new Object[][] {
            {ActionKind.RUN, 24},
            {ActionKind.IDLE, 16},
            {ActionKind.EXIT, 14},
            {ActionKind.EXEC, 5},
            {ActionKind.EXEC_MMAP, 3},
            {ActionKind.EXIT_COUNT, 2},
            {ActionKind.EXIT_MM, 2},
            {ActionKind.GIVE_BACK, 2},
            {ActionKind.TEARDOWN, 6},
            {ActionKind.USE_MM, 6},
            {ActionKind.USE_MM_SWITCH, 4},
            {ActionKind.UNUSE_MM, 8},
            {ActionKind.FORK, 2},
            {ActionKind.CLONE, 3},
            {ActionKind.GET_USERS, 1},
            {ActionKind.PUT_USERS, 3},
            {ActionKind.PUT_USERS_ASYNC, 1},
            {ActionKind.PIN, 1},
            {ActionKind.UNPIN, 3},
            {ActionKind.FLUSH, 3},
            {ActionKind.USER_ENTER, 3},
            {ActionKind.TICK, 3},
            {ActionKind.TIMER, 2},
            {ActionKind.NMI, 1},
            {ActionKind.WORK, 2},
            {ActionKind.OFFLINE, 4},
            {ActionKind.ONLINE, 5},
            {ActionKind.MEMBARRIER, 2}
          });

  private final GeneratorState sketch;
  private final Rng dice;

  private int cpu;
  private ActionKind verb = ActionKind.TICK;
  private int argument;

  ActionWeights(GeneratorState sketch, Rng dice) {
    this.sketch = sketch;
    this.dice = dice;
  }

  private static ActionKind[] repeat(Object[][] weights) {
    return java.util.Arrays.stream(weights)
        .flatMap(
            row -> java.util.Collections.nCopies((Integer) row[1], (ActionKind) row[0]).stream())
        .toArray(ActionKind[]::new);
  }

  /** The CPU of the step picked last. */
  int cpu() {
    return cpu;
  }

  /** What it does. */
  ActionKind verb() {
    return verb;
  }

  /** With what. */
  int argument() {
    return argument;
  }

  /**
   * Picks a step.
   *
   * @return whether one was found
   */
  boolean pick() {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      cpu = dice.below(sketch.cpus);
      if (!sketch.offline[cpu] && pickFor(cpu)) {
        return true;
      }
    }
    return false;
  }

  private boolean pickFor(int id) {
    int task = sketch.current[id];
    if (sketch.idle[id]) {
      return dice.percent(80) ? run(id) : found(ActionKind.WAKE, NO_ARGUMENT);
    }
    if (sketch.userMode[id]) {
      return dice.percent(50) ? run(id) : found(ActionKind.USER_EXIT, NO_ARGUMENT);
    }
    if (task != GeneratorState.NONE && sketch.stopped[task]) {
      return dice.percent(60) ? run(id) : found(ActionKind.IDLE, NO_ARGUMENT);
    }
    if (task != GeneratorState.NONE && wouldLeaveHolders(id, task) && dice.percent(30)) {
      return found(ActionKind.EXIT, NO_ARGUMENT);
    }
    return consider(id, BUSY[dice.below(BUSY.length)]);
  }

  private boolean wouldLeaveHolders(int id, int task) {
    int mm = sketch.mm[task];
    return mm != GeneratorState.NO_MM
        && !sketch.using[task]
        && !sketch.owes[task]
        && sketch.users[mm] == 1
        && sketch.lazyElsewhere(id, mm);
  }

  private boolean consider(int id, ActionKind wanted) {
    return switch (wanted) {
      case RUN -> run(id);
      case USE_MM, USE_MM_SWITCH, GET_USERS, PIN, FORK, CLONE, PUT_USERS, PUT_USERS_ASYNC, UNPIN ->
          onSomeTask(id, wanted);
      case OFFLINE, ONLINE -> ifSensible(id, wanted, dice.below(sketch.cpus));
      case MEMBARRIER -> ifSensible(id, wanted, dice.below(MembarrierCommand.values().length));
      default -> ifSensible(id, wanted, NO_ARGUMENT);
    };
  }

  private boolean ifSensible(int id, ActionKind wanted, int with) {
    return sketch.makesSense(id, wanted, with) && found(wanted, with);
  }

  private boolean found(ActionKind found, int with) {
    verb = found;
    argument = with;
    return true;
  }

  /** A task to switch to; rather one whose mm another CPU is lazy on. */
  private boolean run(int id) {
    int start = dice.below(TaskNames.TASKS);
    int any = GeneratorState.NONE;
    for (int offset = 0; offset < TaskNames.TASKS; offset++) {
      int task = (start + offset) % TaskNames.TASKS;
      if (!sketch.runnable(task)) {
        continue;
      }
      if (any == GeneratorState.NONE) {
        any = task;
        if (dice.percent(50)) {
          break;
        }
      }
      if (sketch.lazyElsewhere(id, sketch.mm[task])) {
        return found(ActionKind.RUN, task);
      }
    }
    return any != GeneratorState.NONE && found(ActionKind.RUN, any);
  }

  private boolean onSomeTask(int id, ActionKind wanted) {
    boolean bears = wanted == ActionKind.FORK || wanted == ActionKind.CLONE;
    int first = bears ? TaskNames.FIRST_CHILD : 0;
    int count = TaskNames.TASKS - first;
    int start = bears ? 0 : dice.below(count);
    for (int offset = 0; offset < count; offset++) {
      if (ifSensible(id, wanted, first + (start + offset) % count)) {
        return true;
      }
    }
    return false;
  }
}

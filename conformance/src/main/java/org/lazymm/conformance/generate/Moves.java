package org.lazymm.conformance.generate;

import org.lazymm.scenario.Verb;
import org.lazymm.scheduler.machine.MembarrierCommand;

/**
 * Picks what happens next: something that makes sense, and rather something that leads to an mm
 * dying while CPUs are lazy on it.
 */
final class Moves {
  private static final int NO_ARGUMENT = 0;
  private static final int TRIES = 16;

  /** What a busy CPU does, each as often as it is listed. */
  private static final Verb[] BUSY =
      repeat(
          new Object[][] {
            {Verb.RUN, 24},
            {Verb.IDLE, 16},
            {Verb.EXIT, 14},
            {Verb.EXEC, 5},
            {Verb.EXEC_MMAP, 3},
            {Verb.EXIT_COUNT, 2},
            {Verb.EXIT_MM, 2},
            {Verb.GIVE_BACK, 2},
            {Verb.TEARDOWN, 6},
            {Verb.USE_MM, 6},
            {Verb.USE_MM_SWITCH, 4},
            {Verb.UNUSE_MM, 8},
            {Verb.FORK, 2},
            {Verb.CLONE, 3},
            {Verb.GET_USERS, 1},
            {Verb.PUT_USERS, 3},
            {Verb.PUT_USERS_ASYNC, 1},
            {Verb.PIN, 1},
            {Verb.UNPIN, 3},
            {Verb.FLUSH, 3},
            {Verb.USER_ENTER, 3},
            {Verb.TICK, 3},
            {Verb.TIMER, 2},
            {Verb.NMI, 1},
            {Verb.WORK, 2},
            {Verb.OFFLINE, 4},
            {Verb.ONLINE, 5},
            {Verb.MEMBARRIER, 2}
          });

  private final Sketch sketch;
  private final Dice dice;

  private int cpu;
  private Verb verb = Verb.TICK;
  private int argument;

  Moves(Sketch sketch, Dice dice) {
    this.sketch = sketch;
    this.dice = dice;
  }

  private static Verb[] repeat(Object[][] weights) {
    return java.util.Arrays.stream(weights)
        .flatMap(row -> java.util.Collections.nCopies((Integer) row[1], (Verb) row[0]).stream())
        .toArray(Verb[]::new);
  }

  /** The CPU of the step picked last. */
  int cpu() {
    return cpu;
  }

  /** What it does. */
  Verb verb() {
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
      return dice.percent(80) ? run(id) : found(Verb.WAKE, NO_ARGUMENT);
    }
    if (sketch.userMode[id]) {
      return dice.percent(50) ? run(id) : found(Verb.USER_EXIT, NO_ARGUMENT);
    }
    if (task != Sketch.NONE && sketch.stopped[task]) {
      return dice.percent(60) ? run(id) : found(Verb.IDLE, NO_ARGUMENT);
    }
    if (task != Sketch.NONE && wouldLeaveHolders(id, task) && dice.percent(30)) {
      return found(Verb.EXIT, NO_ARGUMENT);
    }
    return consider(id, BUSY[dice.below(BUSY.length)]);
  }

  private boolean wouldLeaveHolders(int id, int task) {
    int mm = sketch.mm[task];
    return mm != Sketch.NO_MM
        && !sketch.using[task]
        && !sketch.owes[task]
        && sketch.users[mm] == 1
        && sketch.lazyElsewhere(id, mm);
  }

  private boolean consider(int id, Verb wanted) {
    return switch (wanted) {
      case RUN -> run(id);
      case USE_MM, USE_MM_SWITCH, GET_USERS, PIN, FORK, CLONE, PUT_USERS, PUT_USERS_ASYNC, UNPIN ->
          onSomeTask(id, wanted);
      case OFFLINE, ONLINE -> ifSensible(id, wanted, dice.below(sketch.cpus));
      case MEMBARRIER -> ifSensible(id, wanted, dice.below(MembarrierCommand.values().length));
      default -> ifSensible(id, wanted, NO_ARGUMENT);
    };
  }

  private boolean ifSensible(int id, Verb wanted, int with) {
    return sketch.makesSense(id, wanted, with) && found(wanted, with);
  }

  private boolean found(Verb found, int with) {
    verb = found;
    argument = with;
    return true;
  }

  /** A task to switch to; rather one whose mm another CPU is lazy on. */
  private boolean run(int id) {
    int start = dice.below(Names.TASKS);
    int any = Sketch.NONE;
    for (int offset = 0; offset < Names.TASKS; offset++) {
      int task = (start + offset) % Names.TASKS;
      if (!sketch.runnable(task)) {
        continue;
      }
      if (any == Sketch.NONE) {
        any = task;
        if (dice.percent(50)) {
          break;
        }
      }
      if (sketch.lazyElsewhere(id, sketch.mm[task])) {
        return found(Verb.RUN, task);
      }
    }
    return any != Sketch.NONE && found(Verb.RUN, any);
  }

  private boolean onSomeTask(int id, Verb wanted) {
    boolean bears = wanted == Verb.FORK || wanted == Verb.CLONE;
    int first = bears ? Names.FIRST_CHILD : 0;
    int count = Names.TASKS - first;
    int start = bears ? 0 : dice.below(count);
    for (int offset = 0; offset < count; offset++) {
      if (ifSensible(id, wanted, first + (start + offset) % count)) {
        return true;
      }
    }
    return false;
  }
}

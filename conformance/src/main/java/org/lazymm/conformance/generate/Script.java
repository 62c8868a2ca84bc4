package org.lazymm.conformance.generate;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.Verb;

/** A scenario's steps while they are written: each is told to the sketch and noted. */
final class Script {
  private static final int LONGEST_STALL = 24;
  private static final int DEEPEST = 2;

  final Dice dice;
  final Sketch sketch;
  private final Moves moves;
  private List<Step> steps = new ArrayList<>();
  private int stallPercent;
  private int noisePercent;
  private int depth;

  Script(Dice dice, Sketch sketch) {
    this.dice = dice;
    this.sketch = sketch;
    this.moves = new Moves(sketch, dice);
  }

  /** How many of a hundred steps that can be stopped are. */
  Script stalling(int percent) {
    stallPercent = percent;
    return this;
  }

  /** Before how many of a hundred written steps a random one is put in. */
  Script noise(int percent) {
    noisePercent = percent;
    return this;
  }

  List<Step> steps() {
    return steps;
  }

  /** Writes a step without argument. */
  Script step(int cpu, Verb verb) {
    return step(cpu, verb, 0);
  }

  /** Writes a step, and perhaps a random one before it. */
  Script step(int cpu, Verb verb, int argument) {
    if (noisePercent > 0 && dice.percent(noisePercent)) {
      random(1);
    }
    if (sketch.makesSense(cpu, verb, argument)) {
      write(cpu, verb, argument);
    }
    return this;
  }

  /**
   * Writes a step that is stopped on its way.
   *
   * @param cpu the CPU
   * @param verb what it does
   * @param argument with what
   * @param afterAccesses after how many accesses it is stopped
   * @param meanwhile writes what happens then
   */
  Script stalled(int cpu, Verb verb, int argument, int afterAccesses, Runnable meanwhile) {
    if (!sketch.makesSense(cpu, verb, argument)) {
      meanwhile.run();
      return this;
    }
    int task = sketch.current[cpu];
    before(cpu, verb, argument);
    sketch.apply(cpu, verb, argument);
    List<Step> outer = steps;
    steps = new ArrayList<>();
    depth++;
    setStopped(task, true);
    meanwhile.run();
    setStopped(task, false);
    comeBack(cpu, task, verb);
    depth--;
    List<Step> inner = steps;
    steps = outer;
    steps.add(new Step(cpu, Names.action(verb, argument), afterAccesses, inner));
    after(cpu, verb, task);
    return this;
  }

  private void setStopped(int task, boolean stopped) {
    if (task != Sketch.NONE) {
      sketch.stopped[task] = stopped;
    }
  }

  private void comeBack(int cpu, int task, Verb verb) {
    boolean switches = verb == Verb.RUN || verb == Verb.IDLE;
    if (!switches
        && sketch.current[cpu] != task
        && !sketch.offline[cpu]
        && (task == Sketch.NONE || sketch.cpuOf[task] == Sketch.NONE)) {
      sketch.apply(cpu, Verb.RUN, task);
    }
  }

  private void write(int cpu, Verb verb, int argument) {
    int task = sketch.current[cpu];
    before(cpu, verb, argument);
    sketch.apply(cpu, verb, argument);
    steps.add(new Step(cpu, Names.action(verb, argument), 0, List.of()));
    after(cpu, verb, task);
  }

  /** A kernel thread uses an mm with a user reference of its caller's. */
  private void before(int cpu, Verb verb, int argument) {
    if (verb == Verb.USE_MM || verb == Verb.USE_MM_SWITCH) {
      write(cpu, Verb.GET_USERS, argument);
    }
  }

  private void after(int cpu, Verb verb, int task) {
    if (verb == Verb.UNUSE_MM) {
      int owner = sketch.usedOwner[task];
      sketch.usedUp(owner);
      write(cpu, dice.percent(15) ? Verb.PUT_USERS_ASYNC : Verb.PUT_USERS, owner);
    }
  }

  /** Writes random steps that make sense. */
  void random(int count) {
    for (int index = 0; index < count && moves.pick(); index++) {
      int cpu = moves.cpu();
      Verb verb = moves.verb();
      int argument = moves.argument();
      if (depth < DEEPEST && mayStall(verb) && dice.percent(stallPercent)) {
        int most = 1 + dice.below(5);
        stalled(cpu, verb, argument, 1 + dice.below(LONGEST_STALL), () -> random(most));
      } else {
        write(cpu, verb, argument);
      }
    }
  }

  private static boolean mayStall(Verb verb) {
    return switch (verb) {
      case EXIT,
          EXEC,
          TEARDOWN,
          PUT_USERS,
          PUT_USERS_ASYNC,
          UNPIN,
          RUN,
          IDLE,
          OFFLINE,
          USE_MM,
          UNUSE_MM,
          WORK,
          FLUSH,
          MEMBARRIER ->
          true;
      default -> false;
    };
  }
}

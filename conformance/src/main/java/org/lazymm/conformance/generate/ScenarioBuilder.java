package org.lazymm.conformance.generate;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.scenario.ActionKind;
import org.lazymm.scenario.Step;

/** A scenario's steps while they are written: each is told to the sketch and noted. */
final class ScenarioBuilder {
  private static final int LONGEST_STALL = 24;
  private static final int DEEPEST = 2;

  final Rng dice;
  final GeneratorState sketch;
  private final ActionWeights moves;
  private List<Step> steps = new ArrayList<>();
  private int stallPercent;
  private int noisePercent;
  private int depth;

  ScenarioBuilder(Rng dice, GeneratorState sketch) {
    this.dice = dice;
    this.sketch = sketch;
    this.moves = new ActionWeights(sketch, dice);
  }

  /** How many of a hundred steps that can be stopped are. */
  ScenarioBuilder stalling(int percent) {
    stallPercent = percent;
    return this;
  }

  /** Before how many of a hundred written steps a random one is put in. */
  ScenarioBuilder noise(int percent) {
    noisePercent = percent;
    return this;
  }

  List<Step> steps() {
    return steps;
  }

  /** Writes a step without argument. */
  ScenarioBuilder step(int cpu, ActionKind verb) {
    return step(cpu, verb, 0);
  }

  /** Writes a step, and perhaps a random one before it. */
  ScenarioBuilder step(int cpu, ActionKind verb, int argument) {
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
  ScenarioBuilder stalled(
      int cpu, ActionKind verb, int argument, int afterAccesses, Runnable meanwhile) {
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
    steps.add(new Step(cpu, TaskNames.action(verb, argument), afterAccesses, inner));
    after(cpu, verb, task);
    return this;
  }

  private void setStopped(int task, boolean stopped) {
    if (task != GeneratorState.NONE) {
      sketch.stopped[task] = stopped;
    }
  }

  private void comeBack(int cpu, int task, ActionKind verb) {
    boolean switches = verb == ActionKind.RUN || verb == ActionKind.IDLE;
    if (!switches
        && sketch.current[cpu] != task
        && !sketch.offline[cpu]
        && (task == GeneratorState.NONE || sketch.cpuOf[task] == GeneratorState.NONE)) {
      sketch.apply(cpu, ActionKind.RUN, task);
    }
  }

  private void write(int cpu, ActionKind verb, int argument) {
    int task = sketch.current[cpu];
    before(cpu, verb, argument);
    sketch.apply(cpu, verb, argument);
    steps.add(new Step(cpu, TaskNames.action(verb, argument), 0, List.of()));
    after(cpu, verb, task);
  }

  /** A kernel thread uses an mm with a user reference of its caller's. */
  private void before(int cpu, ActionKind verb, int argument) {
    if (verb == ActionKind.USE_MM || verb == ActionKind.USE_MM_SWITCH) {
      write(cpu, ActionKind.GET_USERS, argument);
    }
  }

  private void after(int cpu, ActionKind verb, int task) {
    if (verb == ActionKind.UNUSE_MM) {
      int owner = sketch.usedOwner[task];
      sketch.usedUp(owner);
      write(cpu, dice.percent(15) ? ActionKind.PUT_USERS_ASYNC : ActionKind.PUT_USERS, owner);
    }
  }

  /** Writes random steps that make sense. */
  void random(int count) {
    for (int index = 0; index < count && moves.pick(); index++) {
      int cpu = moves.cpu();
      ActionKind verb = moves.verb();
      int argument = moves.argument();
      if (depth < DEEPEST && mayStall(verb) && dice.percent(stallPercent)) {
        int most = 1 + dice.below(5);
        stalled(cpu, verb, argument, 1 + dice.below(LONGEST_STALL), () -> random(most));
      } else {
        write(cpu, verb, argument);
      }
    }
  }

  private static boolean mayStall(ActionKind verb) {
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

package org.lazymm.conformance.interleave;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.scenario.ActionKind;
import org.lazymm.scenario.Step;

/** Steps by chance over all verbs; most of them make no sense where they stand. */
final class StepsByChance {
  private static final List<String> COMMANDS =
      List.of(
          "global",
          "global-expedited",
          "register-global-expedited",
          "private-expedited",
          "register-private-expedited",
          "private-expedited-sync-core",
          "register-private-expedited-sync-core");

  private final Chance chance;
  private final int cpus;
  private final List<String> registers = new ArrayList<>();

  StepsByChance(Chance chance, int cpus) {
    this.chance = chance;
    this.cpus = cpus;
  }

  /** The next one. */
  Step next() {
    int cpu = chance.below(cpus);
    ActionKind verb = verb(cpu);
    String argument =
        switch (verb.argument()) {
          case NONE -> "";
          case TASK -> task(verb);
          case CPU -> Integer.toString(chance.below(cpus));
          case COMMAND -> chance.of(COMMANDS);
          case VARIABLE_AND_VALUE -> chance.of("x", "y") + " " + (1 + chance.below(2));
          case VARIABLE_AND_REGISTER -> chance.of("x", "y") + " s" + registers.size();
        };
    return Step.of(cpu, (verb.text() + " " + argument).strip());
  }

  private ActionKind verb(int cpu) {
    if (chance.percent(20)) {
      return chance.of(ActionKind.STORE, ActionKind.LOAD);
    }
    if (chance.percent(25)) {
      return chance.of(
          ActionKind.EXIT, ActionKind.RUN, ActionKind.RUN, ActionKind.EXEC, ActionKind.IDLE);
    }
    ActionKind verb = chance.of(List.of(ActionKind.values()));
    return verb == ActionKind.DIE && cpu == 0 ? ActionKind.TICK : verb;
  }

  private String task(ActionKind verb) {
    return verb == ActionKind.FORK || verb == ActionKind.CLONE
        ? "n" + chance.below(2)
        : chance.of("a", "b", "c", "k", "l");
  }

  /** Steps were taken into a scenario. */
  void taken(List<Step> steps) {
    for (Step step : steps) {
      if (step.action().verb() == ActionKind.LOAD || step.action().verb() == ActionKind.FETCH) {
        registers.add(step.action().argument().split(" ", 2)[1]);
      }
    }
  }

  /** The registers that are loaded. */
  List<String> registers() {
    return registers;
  }
}

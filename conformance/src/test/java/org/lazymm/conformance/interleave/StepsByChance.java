package org.lazymm.conformance.interleave;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.Verb;

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
    Verb verb = verb(cpu);
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

  private Verb verb(int cpu) {
    if (chance.percent(20)) {
      return chance.of(Verb.STORE, Verb.LOAD);
    }
    if (chance.percent(25)) {
      return chance.of(Verb.EXIT, Verb.RUN, Verb.RUN, Verb.EXEC, Verb.IDLE);
    }
    Verb verb = chance.of(List.of(Verb.values()));
    return verb == Verb.DIE && cpu == 0 ? Verb.TICK : verb;
  }

  private String task(Verb verb) {
    return verb == Verb.FORK || verb == Verb.CLONE
        ? "n" + chance.below(2)
        : chance.of("a", "b", "c", "k", "l");
  }

  /** Steps were taken into a scenario. */
  void taken(List<Step> steps) {
    for (Step step : steps) {
      if (step.action().verb() == Verb.LOAD || step.action().verb() == Verb.FETCH) {
        registers.add(step.action().argument().split(" ", 2)[1]);
      }
    }
  }

  /** The registers that are loaded. */
  List<String> registers() {
    return registers;
  }
}

package org.lazymm.conformance.interleave;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lazymm.scenario.ActionKind;
import org.lazymm.scenario.Forbidden;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioInterpreter;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.TaskSpec;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.machine.PostSwitchBarrier;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.reference.ReferenceCounting;
import org.lazymm.sequential.SequentialEngine;

/** Scenarios by number, so small that every order of their accesses can be tried. */
final class SmallScenarios {
  private static final int MOST_TRIES = 60;

  private final Chance chance;
  private final int cpus;
  private final List<Step> setup = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final StepsByChance possible;

  private SmallScenarios(Chance chance) {
    this.chance = chance;
    this.cpus = chance.percent(75) ? 2 : 3;
    this.possible = new StepsByChance(chance, cpus);
  }

  /**
   * One of a series.
   *
   * @param seed names the series
   * @param index which of it, from 0
   */
  static Scenario generate(long seed, int index) {
    Chance chance = new Chance(Bits.mix(seed, index));
    return new SmallScenarios(chance).make("small-" + seed + "-" + index);
  }

  private Scenario make(String name) {
    boolean hotplug = chance.percent(12);
    setUp(hotplug);
    Scenario begun =
        new Scenario(
            name,
            cpus,
            chance.of(Architecture.ALL),
            chance.percent(80) ? PostSwitchBarrier.AS_GUARANTEED : PostSwitchBarrier.EXPLICIT,
            chance.percent(35),
            chance.percent(20),
            chance.percent(12) ? 1 + chance.below(1_000) : 0,
            Set.of(),
            tasks(),
            setup,
            List.of(),
            Optional.empty());
    choose(begun, hotplug);
    Scenario whole = begun.withSteps(steps);
    return possible.registers().isEmpty() || chance.percent(40)
        ? whole
        : whole.withForbidden(forbidden());
  }

  private List<TaskSpec> tasks() {
    return List.of(
        TaskSpec.process("a"),
        new TaskSpec("b", chance.percent(60) ? "a" : "own"),
        new TaskSpec("c", chance.of("a", "b", "own")),
        TaskSpec.kernelThread("k"),
        TaskSpec.kernelThread("l"));
  }

  /** What the CPUs are doing when it begins. */
  private void setUp(boolean hotplug) {
    List<String> users = new ArrayList<>(List.of("a", "b", "c"));
    List<String> kernelThreads = new ArrayList<>(List.of("k", "l"));
    for (int cpu = 0; cpu < cpus; cpu++) {
      if (chance.percent(85)) {
        before(cpu, "run " + users.remove(chance.below(users.size())));
        if (chance.percent(15)) {
          before(cpu, chance.of("membarrier register-private-expedited", "exec", "exit-mm"));
        }
      }
      if (!kernelThreads.isEmpty() && chance.percent(35)) {
        before(cpu, "run " + kernelThreads.remove(0));
      } else if (chance.percent(20)) {
        before(cpu, "user-enter");
      }
      if (chance.percent(25)) {
        before(cpu, "idle");
      }
    }
    for (String kept : List.of("a", "b")) {
      if (chance.percent(20)) {
        before(chance.below(cpus), chance.of("pin ", "get-users ") + kept);
      }
    }
    if (chance.percent(8)) {
      before(chance.below(cpus), "use-mm " + chance.of("a", "b"));
    }
    if (hotplug && chance.percent(90)) {
      before(cpus - 1, "idle");
      before(cpus - 1, "wake");
    }
    if (chance.percent(hotplug ? 35 : 8)) {
      before(cpus - 1, "idle");
      before(0, "offline " + (cpus - 1));
    }
  }

  private void before(int cpu, String action) {
    setup.add(Step.of(cpu, action));
  }

  /** Chooses steps that no engine refuses and most of which make sense. */
  private void choose(Scenario begun, boolean hotplug) {
    int many = 1 + chance.below(3);
    if (chance.percent(12)) {
      program(begun);
      return;
    }
    for (int tries = 0; hotplug && steps.isEmpty() && tries < MOST_TRIES; tries++) {
      add(begun, goesOrComes(cpus - 1), chance.percent(10));
    }
    if (!hotplug && chance.percent(25)) {
      for (int tries = 0; steps.isEmpty() && tries < MOST_TRIES; tries++) {
        add(begun, moves(), chance.percent(5));
      }
    }
    for (int tries = 0; steps.size() < many && tries < MOST_TRIES; tries++) {
      add(begun, List.of(possible.next()), chance.percent(10));
    }
    spread(begun);
  }

  /** A CPU goes or comes, as a whole or in the parts of both CPUs. */
  private List<Step> goesOrComes(int other) {
    Step die = Step.of(other, "die");
    Step reap = Step.of(0, "reap " + other);
    return switch (chance.below(6)) {
      case 0 -> List.of(die, reap);
      case 1 -> List.of(Step.of(0, "take-down " + other), die, reap);
      case 2 -> List.of(Step.of(0, "offline " + other));
      case 3 -> List.of(Step.of(0, "online " + other));
      case 4 -> List.of(Step.of(0, "offline " + other), Step.of(0, "online " + other));
      default ->
          List.of(
              Step.of(0, "bring-up " + other),
              Step.of(other, "come-up"),
              Step.of(0, "await-up " + other));
    };
  }

  /** One CPU runs a task, which may be in the middle of something, and another goes on with it. */
  private List<Step> moves() {
    int from = chance.below(cpus);
    int to = (from + 1 + chance.below(cpus - 1)) % cpus;
    String task = chance.of("a", "b", "c", "k", "l");
    List<Step> moves = new ArrayList<>();
    if (chance.percent(25)) {
      task = "n0";
      moves.add(Step.of(from, chance.of("fork n0", "clone n0", "copy-process n0")));
      if (moves.get(0).action().verb() == ActionKind.COPY_PROCESS) {
        moves.add(Step.of(from, "wake-up n0"));
      }
    } else {
      if (chance.percent(85)) {
        String kept = chance.of("a", "b");
        moves.add(
            Step.of(
                from,
                chance.of(
                    "exit-count",
                    "exit-mm",
                    "exec-mmap",
                    "use-mm-switch " + kept,
                    "use-mm " + kept)));
      }
      moves.add(Step.of(from, chance.percent(60) ? "idle" : "run " + chance.of("b", "c", "l")));
    }
    moves.add(Step.of(to, "run " + task));
    if (chance.percent(60)) {
      moves.add(Step.of(to, chance.of("give-back", "exit-mm", "teardown", "exit", "unuse-mm")));
    }
    if (chance.percent(85)) {
      moves.add(Step.of(to, "idle"));
    }
    return moves;
  }

  /** User code that stores and loads on two CPUs, with something else in between. */
  private void program(Scenario begun) {
    for (int cpu = 0; cpu < 2; cpu++) {
      String mine = cpu == 0 ? "x" : "y";
      String other = cpu == 0 ? "y" : "x";
      add(begun, List.of(Step.of(cpu, "store " + mine + " 1")), false);
      Step between = possible.next();
      if (chance.percent(50) && between.cpu() == cpu) {
        add(begun, List.of(between), false);
      }
      add(begun, List.of(Step.of(cpu, "load " + other + " r" + cpu)), false);
    }
    spread(begun);
  }

  /** Has at least two CPUs do something. */
  private void spread(Scenario begun) {
    for (int tries = 0;
        tries < MOST_TRIES && steps.stream().mapToInt(Step::cpu).distinct().count() < 2;
        tries++) {
      Step step = possible.next();
      if (steps.stream().noneMatch(other -> other.cpu() == step.cpu())) {
        add(begun, List.of(step), false);
      }
    }
  }

  private void add(Scenario begun, List<Step> more, boolean senseless) {
    List<Step> all = new ArrayList<>(steps);
    all.addAll(more);
    Machine machine =
        new Machine(
            new SequentialEngine(), begun.settings(), ReferenceCounting::new, MachineListener.NONE);
    // With its steps, so that their variables are there.
    ScenarioInterpreter stage = new ScenarioInterpreter(machine, begun.withSteps(all));
    begun.setup().forEach(step -> stage.perform(step.cpu(), step.action()));
    if (stage.refusal(all).isPresent()) {
      return;
    }
    steps.forEach(step -> stage.perform(step.cpu(), step.action()));
    boolean sense = true;
    for (Step step : more) {
      sense &= stage.perform(step.cpu(), step.action());
    }
    if (sense || senseless) {
      steps.addAll(more);
      possible.taken(more);
    }
  }

  private Forbidden forbidden() {
    List<String> parts = new ArrayList<>();
    for (String register : possible.registers()) {
      parts.add(register + " == " + chance.below(2));
    }
    Property property = chance.of(Property.M1, Property.M3, Property.O1);
    return Forbidden.of(String.join(" && ", parts), property);
  }
}

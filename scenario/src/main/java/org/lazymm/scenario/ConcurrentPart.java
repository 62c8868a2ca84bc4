package org.lazymm.scenario;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.Task;

/**
 * Whether the steps of a scenario can be run one CPU at a time, again and again: no CPU's steps may
 * depend on what another's have changed outside of cells.
 */
final class ConcurrentPart {
  private final Machine machine;
  private final ScenarioInterpreter stage;
  private final List<Step> steps;
  private final Map<String, Integer> tasks = new LinkedHashMap<>();
  private final Map<String, Integer> born = new LinkedHashMap<>();
  private final Set<String> moving = new LinkedHashSet<>();
  private final Map<String, Integer> pinned = new LinkedHashMap<>();
  private final Map<String, Integer> userReferences = new LinkedHashMap<>();
  private final Map<String, Integer> reaped = new LinkedHashMap<>();
  private final Map<String, Integer> asked = new LinkedHashMap<>();

  /**
   * The steps from where a machine is now.
   *
   * @param machine between two actions
   * @param stage its tasks
   * @param steps what happens
   */
  ConcurrentPart(Machine machine, ScenarioInterpreter stage, List<Step> steps) {
    this.machine = machine;
    this.stage = stage;
    this.steps = steps;
  }

  /** Why not, in one sentence; empty if they can. */
  Optional<String> refusal() {
    note();
    for (Step step : steps) {
      String why = owning(step);
      if (why != null) {
        return refused(step, why);
      }
    }
    for (Step step : steps) {
      String why = reaching(step);
      if (why != null) {
        return refused(step, why);
      }
    }
    Optional<String> early = takenTooEarly();
    return early.isPresent() ? early : keeping();
  }

  /** A task that moves is let go before it is taken up elsewhere, in the order of the text too. */
  private Optional<String> takenTooEarly() {
    Map<String, Integer> holders = new HashMap<>();
    Map<Integer, String> running = new HashMap<>();
    stage
        .tasks()
        .forEach(
            (name, task) -> {
              Cpu cpu = task.cpu();
              if (cpu != null) {
                holders.put(name, cpu.id());
                running.put(cpu.id(), name);
              }
            });
    for (Step step : steps) {
      ActionKind verb = step.action().verb();
      if (verb != ActionKind.RUN && verb != ActionKind.IDLE) {
        continue;
      }
      String task = verb == ActionKind.RUN ? step.action().argument() : "";
      Integer holder = holders.get(task);
      if (holder != null && holder != step.cpu()) {
        return refused(
            step, "cpu" + holder + " runs " + task + "; let it 'idle' or 'run' another before");
      }
      String before = running.remove(step.cpu());
      if (before != null) {
        holders.remove(before);
      }
      if (verb == ActionKind.RUN) {
        holders.put(task, step.cpu());
        running.put(step.cpu(), task);
      }
    }
    return Optional.empty();
  }

  /** Which CPU runs which task, at first and later. */
  private void note() {
    for (Map.Entry<String, Task> task : stage.tasks().entrySet()) {
      Cpu cpu = task.getValue().cpu();
      if (cpu != null) {
        tasks.put(task.getKey(), cpu.id());
      }
    }
    for (Step step : steps) {
      if (makes(step)) {
        tasks.putIfAbsent(step.action().argument(), step.cpu());
      }
    }
    for (Step step : steps) {
      if (step.action().verb() == ActionKind.RUN) {
        String task = step.action().argument();
        if (tasks.computeIfAbsent(task, name -> step.cpu()) != step.cpu()) {
          moving.add(task);
        }
      }
    }
  }

  /** The tasks that more than one CPU runs, or that one makes and another runs. */
  Set<String> moving() {
    note();
    return moving;
  }

  /** The tasks among them that some step makes. */
  Set<String> born() {
    Set<String> born = new LinkedHashSet<>(moving());
    born.removeIf(
        task -> steps.stream().noneMatch(step -> makes(step) && step.action().name().equals(task)));
    return born;
  }

  private static boolean makes(Step step) {
    return switch (step.action().verb()) {
      case FORK, CLONE, COPY_PROCESS -> true;
      default -> false;
    };
  }

  /** The CPUs that make mms. */
  BitSet makers() {
    BitSet makers = new BitSet();
    for (Step step : steps) {
      switch (step.action().verb()) {
        case FORK, COPY_PROCESS, EXEC, EXEC_MMAP -> makers.set(step.cpu());
        default -> {}
      }
    }
    return makers;
  }

  /** A task that moves must be let go by whoever has it, for somebody waits for it. */
  private Optional<String> keeping() {
    for (String task : moving) {
      Set<Integer> takers = new LinkedHashSet<>();
      Set<Integer> keepers = new LinkedHashSet<>();
      Task now = stage.tasks().get(task);
      Cpu at = now == null ? null : now.cpu();
      if (at != null) {
        keepers.add(at.id());
      }
      for (Step step : steps) {
        ActionKind verb = step.action().verb();
        if (verb == ActionKind.RUN && step.action().argument().equals(task)) {
          takers.add(step.cpu());
          keepers.add(step.cpu());
        } else if (verb == ActionKind.RUN || verb == ActionKind.IDLE) {
          keepers.remove(step.cpu());
        }
      }
      if (!keepers.isEmpty() && !(keepers.equals(takers) && takers.size() == 1)) {
        return Optional.of(
            "cannot be explored: cpu"
                + keepers.iterator().next()
                + " keeps task "
                + task
                + ", which another CPU runs as well; let it 'idle' or 'run' another in the end");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> refused(Step step, String why) {
    return Optional.of(
        "cannot be explored: step '" + step.action() + "' on cpu " + step.cpu() + ": " + why);
  }

  /** What a step takes as its CPU's own. */
  private @Nullable String owning(Step step) {
    if (step.stallAfter() > 0) {
      return "it is stopped on its way; leave that to the exploration";
    }
    String argument = step.action().argument();
    return switch (step.action().verb()) {
      case OFFLINE, ONLINE -> throw new IllegalArgumentException(step + ": not in its parts");
      case TAKE_DOWN -> asking(step, Integer.parseInt(argument));
      case BRING_UP -> {
        String why = asking(step, Integer.parseInt(argument));
        yield why == null ? notComing(step, Integer.parseInt(argument)) : why;
      }
      case COME_UP -> isBroughtUp(step.cpu()) ? null : "no step of another CPU brings this one up";
      case AWAIT_UP ->
          isBroughtUp(Integer.parseInt(argument)) ? null : "no step brings cpu " + argument + " up";
      case FORK, CLONE, COPY_PROCESS, WAKE_UP ->
          take(born, argument, step, "task " + argument + " is also made by");
      case RUN -> wokenElsewhere(step);
      case PIN, UNPIN -> take(pinned, argument, step, "that mm is also pinned or unpinned by");
      case GET_USERS, PUT_USERS, PUT_USERS_ASYNC ->
          take(userReferences, argument, step, "its user references are also taken or put by");
      case REAP -> {
        Integer already = reaped.put(argument, step.cpu());
        yield already == null ? notDying(Integer.parseInt(argument)) : "it is reaped twice";
      }
      default -> null;
    };
  }

  /** Why a CPU cannot run a child that was made before the concurrent part. */
  private @Nullable String wokenElsewhere(Step step) {
    String name = step.action().argument();
    Task child = stage.tasks().get(name);
    if (child == null || !child.unborn()) {
      return null;
    }
    for (Step other : steps) {
      if (other.action().verb() == ActionKind.WAKE_UP
          && other.action().argument().equals(name)
          && other.cpu() != step.cpu()) {
        return "task "
            + name
            + " is made in the setup and woken up by cpu "
            + other.cpu()
            + "; let that CPU make it in the steps";
      }
    }
    return null;
  }

  /** Why a CPU cannot ask another to go down or come up; the kernel has one do so at a time. */
  private @Nullable String asking(Step step, int target) {
    String why = otherCpu(step, target);
    return why == null
        ? take(asked, Integer.toString(target), step, "it is also taken down or brought up by")
        : why;
  }

  private @Nullable String otherCpu(Step step, int target) {
    if (target >= machine.cpuCount()) {
      return "the scenario has CPUs 0 to " + (machine.cpuCount() - 1);
    }
    if (target == 0) {
      return "CPU 0 stays online; take another";
    }
    return target == step.cpu() ? "it is its own CPU" : null;
  }

  private boolean isBroughtUp(int cpu) {
    return steps.stream()
        .map(Step::action)
        .anyMatch(
            action ->
                action.verb() == ActionKind.BRING_UP && Integer.parseInt(action.argument()) == cpu);
  }

  /** Why a CPU does not come up that is asked to, or comes up while it is still to be reaped. */
  private @Nullable String notComing(Step step, int cpu) {
    boolean dies = cpu < machine.cpuCount() && machine.unreaped(cpu);
    for (Step other : steps) {
      if (other.cpu() == cpu && other.action().verb() == ActionKind.DIE) {
        dies = true;
      } else if (other.cpu() == cpu && other.action().verb() == ActionKind.COME_UP) {
        boolean reapedHere = Integer.valueOf(step.cpu()).equals(reaped.get(Integer.toString(cpu)));
        return !dies || reapedHere ? null : "cpu " + cpu + " dies before; let the same CPU reap it";
      }
    }
    return "cpu " + cpu + " does not come up";
  }

  private @Nullable String notDying(int cpu) {
    boolean dies =
        steps.stream()
            .anyMatch(step -> step.cpu() == cpu && step.action().verb() == ActionKind.DIE);
    return dies || (cpu < machine.cpuCount() && machine.unreaped(cpu))
        ? null
        : "cpu " + cpu + " does not die";
  }

  private static @Nullable String take(
      Map<String, Integer> owners, String name, Step step, String clash) {
    int owner = owners.computeIfAbsent(name, first -> step.cpu());
    return owner == step.cpu() ? null : clash + " cpu " + owner;
  }

  /** What a step reaches for that another CPU owns. */
  private @Nullable String reaching(Step step) {
    String owner = step.action().argument();
    return switch (step.action().verb()) {
      case USE_MM, USE_MM_SWITCH, PIN, GET_USERS -> {
        int runs = tasks.getOrDefault(owner, step.cpu());
        yield (runs == step.cpu() && !moving.contains(owner)) || stage.isKept(owner)
            ? null
            : "cpu " + runs + " runs " + owner + " and may free that mm; pin it in setup";
      }
      default -> null;
    };
  }
}

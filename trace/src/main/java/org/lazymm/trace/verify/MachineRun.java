package org.lazymm.trace.verify;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.KernelFunction;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.machine.MachineSettings;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.sequential.SequentialEngine;
import org.lazymm.trace.ExitPlace;
import org.lazymm.trace.TaskCensus;
import org.lazymm.trace.replay.TaskActions;
import org.lazymm.trace.verify.LoadedMmChoices.Moment;

/**
 * Runs the steps of a trace on the modelled kernel, and notes where it frees each mm that the trace
 * sees born.
 */
final class MachineRun implements MachineListener {
  private static final long NO_BIRTH = 0;

  /** What a task has still to do inside its window, at a moment of its choice. */
  private static final class Pending {
    final boolean exits;
    final Moment leaves;
    final long birth;
    boolean leftMm;
    boolean tornDown;

    Pending(Moment leaves, long birth) {
      this.exits = leaves != Moment.EXEC_MMAP;
      this.leaves = leaves;
      this.birth = birth;
    }
  }

  private final Machine machine;
  private final TaskActions actions;
  private final LoadedMmChoices choices;
  private final Map<MmStruct, Long> births = new HashMap<>();
  private final Map<Integer, Pending> pending = new HashMap<>();
  private final Map<Integer, Integer> running = new TreeMap<>();
  private final Map<Integer, MmStep.LostBegin> lost = new TreeMap<>();
  private final Map<Integer, Long> lastLine = new HashMap<>();
  private final Map<Long, FreePoint> places = new HashMap<>();
  private final Map<Long, Long> birthByPointer = new HashMap<>();
  private final Map<Long, Long> diedAt = new HashMap<>();
  private final Map<Long, Long> freedAt = new HashMap<>();
  private final Map<Long, Long> freedByKernelAt = new HashMap<>();
  private long now;
  private final List<Violation> violations = new ArrayList<>();
  private long bornNow = NO_BIRTH;

  MachineRun(
      TaskCensus census,
      Architecture architecture,
      Function<Kernel, LazyMmScheme> scheme,
      LoadedMmChoices choices) {
    MachineSettings settings = MachineSettings.of(census.cpus(), architecture);
    this.machine = new Machine(new SequentialEngine(), settings, scheme, this);
    this.actions = new TaskActions(machine, census);
    this.choices = choices;
  }

  /** Takes all steps; returns the places by the lines of the births. */
  Map<Long, FreePoint> run(List<MmSteps.Entry> entries) {
    for (MmSteps.Entry entry : entries) {
      now = entry.timeNanos();
      take(entry.step(), entry.line());
      choose();
    }
    return Map.copyOf(places);
  }

  /** For how long dead mms were kept: by the modelled kernel, and by the recorded one. */
  Retention retention(boolean recorded) {
    Map<Long, Long> ends = recorded ? freedByKernelAt : freedAt;
    List<Retention.Stay> stays = new ArrayList<>();
    diedAt.forEach(
        (birth, from) -> {
          // Both are compared on the mms that both have freed.
          Long to =
              freedAt.containsKey(birth) && freedByKernelAt.containsKey(birth)
                  ? ends.get(birth)
                  : null;
          if (to != null) {
            stays.add(new Retention.Stay(from, Math.max(from, to)));
          }
        });
    return Retention.of(stays);
  }

  /** What the modelled kernel found wrong on the way. */
  List<Violation> violations() {
    return List.copyOf(violations);
  }

  private void take(MmStep step, long line) {
    int cpu = step.cpu();
    if (step instanceof MmStep.Switch change) {
      boolean happened = change.lost() && lost.remove(cpu) == null && running.containsKey(cpu);
      if (!(happened && requireNonNull(running.get(cpu)) == change.next())) {
        change(cpu, change.previous(), change.next(), change.last(), line);
      }
    } else if (step instanceof MmStep.LostBegin begin) {
      lost.put(cpu, begin);
    } else if (step instanceof MmStep.NewTask made) {
      mark(cpu, line);
      actions.arrive(cpu, made.parent());
      if (made.pointer() != 0) {
        bornNow = birth(line);
        birthByPointer.put(made.pointer(), line);
        actions.allocated(made.parent(), made.pointer());
      }
      actions.newTask(cpu, made.parent(), made.child(), made.shares());
      bornNow = NO_BIRTH;
    } else if (step instanceof MmStep.ExecBegin exec) {
      long birth = exec.pointer() == 0 ? NO_BIRTH : birth(exec.allocatedAt());
      pending.put(exec.pid(), new Pending(Moment.EXEC_MMAP, birth));
      if (exec.pointer() != 0) {
        birthByPointer.put(exec.pointer(), birth);
        actions.allocated(exec.pid(), exec.pointer());
      }
    } else if (step instanceof MmStep.Exec exec) {
      finish(cpu, exec.oldPid());
      actions.execDone(exec.pid(), exec.oldPid());
      running.put(cpu, exec.pid());
      mark(cpu, line);
    } else if (step instanceof MmStep.ExitBegin exit) {
      exitBegin(exit, line);
    } else if (step instanceof MmStep.ExitEnd exit) {
      finish(cpu, exit.pid());
      running.put(cpu, exit.pid());
      mark(cpu, line);
    } else if (step instanceof MmStep.HotplugLeave) {
      mark(cpu, line);
      actions.leaveForHotplug(cpu, requireNonNull(running.get(cpu)));
    } else if (step instanceof MmStep.UseMm use) {
      mark(cpu, line);
      actions.useMm(cpu, use.pid(), use.pointer());
      running.put(cpu, use.pid());
    } else if (step instanceof MmStep.UnuseMm unuse) {
      mark(cpu, line);
      actions.unuseMm(cpu, unuse.pid());
      running.put(cpu, unuse.pid());
    } else if (step instanceof MmStep.KernelFree free) {
      Long birth = birthByPointer.remove(free.pointer());
      if (birth != null) {
        freedByKernelAt.put(birth, now);
      }
    } else if (step instanceof MmStep.Mark) {
      mark(cpu, line);
    }
  }

  private void change(int cpu, int previous, int next, boolean last, long line) {
    if (last) {
      finish(cpu, previous);
    }
    actions.leave(cpu, previous, last);
    mark(cpu, line);
    actions.come(cpu, next);
    running.put(cpu, next);
  }

  private void exitBegin(MmStep.ExitBegin exit, long line) {
    Moment leaves = line > 0 ? Moment.EXIT_MM : Moment.EARLIER_EXIT_MM;
    pending.put(exit.pid(), new Pending(leaves, NO_BIRTH));
    if (line > 0) {
      actions.arrive(exit.cpu(), exit.pid());
      running.put(exit.cpu(), exit.pid());
      mark(exit.cpu(), line);
    }
  }

  /** Takes those of the untraced moments that are now. */
  private void choose() {
    for (Map.Entry<Integer, MmStep.LostBegin> entry : List.copyOf(lost.entrySet())) {
      MmStep.LostBegin begin = entry.getValue();
      if (choices.isNow(Moment.LOST_SWITCH, here(entry.getKey(), FreeCause.SWITCH), NO_BIRTH)) {
        lost.remove(entry.getKey());
        change(entry.getKey(), begin.previous(), begin.next(), begin.last(), 0);
      }
    }
    for (Map.Entry<Integer, Integer> entry : running.entrySet()) {
      int cpu = entry.getKey();
      int pid = entry.getValue();
      Pending own = pending.get(pid);
      if (own == null) {
        continue;
      }
      FreePoint here = here(cpu, own.exits ? FreeCause.EXIT : FreeCause.EXEC);
      Task task = machine.cpu(cpu).current();
      if (!own.leftMm && choices.isNow(own.leaves, here, birthOf(task.mm()))) {
        leaveMm(cpu, pid, own);
      }
      boolean owes = own.leftMm && !own.tornDown;
      if (owes && choices.isNow(Moment.TEARDOWN, here, birthOf(task.owedTeardown()))) {
        tearDown(cpu, pid, own);
      }
    }
  }

  private FreePoint here(int cpu, FreeCause cause) {
    return new FreePoint(cpu, lastLine.getOrDefault(cpu, 0L), cause);
  }

  private long birthOf(@Nullable MmStruct mm) {
    return births.getOrDefault(mm, NO_BIRTH);
  }

  /** Does all that is left to do in a window, as it ends. */
  private void finish(int cpu, int pid) {
    Pending own = pending.remove(pid);
    if (own != null) {
      leaveMm(cpu, pid, own);
      tearDown(cpu, pid, own);
    }
  }

  private void leaveMm(int cpu, int pid, Pending own) {
    if (own.leftMm) {
      return;
    }
    own.leftMm = true;
    if (own.exits) {
      actions.exit(cpu, pid, ExitPlace.BEFORE_EXIT_MM);
    } else {
      actions.arrive(cpu, pid);
      bornNow = own.birth;
      actions.swapMm(cpu, pid);
      bornNow = NO_BIRTH;
    }
  }

  private void tearDown(int cpu, int pid, Pending own) {
    if (!own.tornDown) {
      own.tornDown = true;
      actions.tearDown(cpu, pid);
    }
  }

  private long birth(long line) {
    places.put(line, FreePoint.NOT_FREED);
    return line;
  }

  private void mark(int cpu, long line) {
    if (line > 0) {
      lastLine.put(cpu, line);
    }
  }

  @Override
  public void born(int cpu, MmStruct mm) {
    if (bornNow != NO_BIRTH) {
      births.put(mm, bornNow);
      bornNow = NO_BIRTH;
    }
  }

  @Override
  public void died(int cpu, MmStruct mm) {
    Long birth = births.get(mm);
    if (birth != null) {
      diedAt.put(birth, now);
    }
  }

  @Override
  public void freed(int cpu, MmStruct mm) {
    Long birth = births.remove(mm);
    if (birth != null) {
      freedAt.put(birth, now);
      KernelFunction function = machine.cpu(cpu).function();
      places.put(birth, here(cpu, cause(function)));
    }
  }

  private static FreeCause cause(KernelFunction function) {
    return switch (function) {
      case FINISH_TASK_SWITCH -> FreeCause.SWITCH;
      case EXIT -> FreeCause.EXIT;
      case EXEC -> FreeCause.EXEC;
      case HOTPLUG -> FreeCause.HOTPLUG;
      case USE_MM -> FreeCause.USE_MM;
      default -> FreeCause.OTHER;
    };
  }

  @Override
  public void violated(Violation violation) {
    violations.add(violation);
  }
}

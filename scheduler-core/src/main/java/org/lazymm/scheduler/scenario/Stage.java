package org.lazymm.scheduler.scenario;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.machine.Task;

/**
 * The tasks of a scenario on a machine, and the carrying out of single actions: the one place that
 * says what each verb means and when it makes no sense.
 */
public final class Stage {
  private final Machine machine;
  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private final Map<String, Deque<MmStruct>> pins = new LinkedHashMap<>();
  private final Map<String, Deque<MmStruct>> userReferences = new LinkedHashMap<>();
  private final Map<Task, MmStruct> usedMms = new HashMap<>();

  /**
   * Puts the tasks of a scenario on a machine that has just booted.
   *
   * @param machine the machine
   * @param cast the tasks
   */
  public Stage(Machine machine, List<TaskSpec> cast) {
    this.machine = machine;
    for (TaskSpec spec : cast) {
      tasks.put(spec.name(), enter(spec));
    }
  }

  private Task enter(TaskSpec spec) {
    return switch (spec.mm()) {
      case TaskSpec.OWN -> machine.createProcess(0, spec.name());
      case TaskSpec.NONE -> machine.createKernelThread(spec.name());
      default -> machine.createThread(0, spec.name(), task(spec.mm()));
    };
  }

  private Task task(String name) {
    Task task = tasks.get(name);
    if (task == null) {
      throw new IllegalStateException("no task " + name);
    }
    return task;
  }

  /** The tasks by name, in the order in which they appeared. */
  public Map<String, Task> tasks() {
    return tasks;
  }

  /**
   * Drops every user reference and every pin that is still held, as if their owners had finished.
   *
   * @param cpu an online CPU, in no extended quiescent state
   */
  public void releaseHeld(int cpu) {
    userReferences
        .values()
        .forEach(
            mms -> {
              mms.forEach(mm -> machine.putUsers(cpu, mm));
              mms.clear();
            });
    pins.values()
        .forEach(
            mms -> {
              mms.forEach(mm -> machine.unpin(cpu, mm));
              mms.clear();
            });
  }

  /**
   * Carries out one action, if it makes sense now.
   *
   * @param id the CPU that acts
   * @param action what it does
   * @return whether it made sense
   */
  public boolean perform(int id, Action action) {
    Cpu cpu = machine.cpu(id);
    Verb verb = action.verb();
    if (!cpu.online() || !cpu.preemptible()) {
      return false;
    }
    if (cpu.idle() && verb != Verb.RUN && verb != Verb.WAKE) {
      return false;
    }
    if (cpu.extended() && !cpu.idle() && verb != Verb.USER_EXIT && verb != Verb.RUN) {
      return false;
    }
    String argument = action.argument();
    return switch (verb) {
      case RUN -> run(cpu, tasks.get(argument));
      case IDLE -> idle(cpu);
      case WAKE -> when(cpu.idle(), () -> machine.idleExit(id));
      case FORK -> fork(cpu, argument, false);
      case CLONE -> fork(cpu, argument, true);
      case EXEC -> when(mayExec(cpu), () -> machine.exec(id));
      case EXEC_MMAP -> when(mayExec(cpu), () -> machine.execMmap(id));
      case EXIT -> when(mayExit(cpu), () -> machine.exit(id));
      case EXIT_MM -> when(mayExit(cpu), () -> machine.exitMm(id));
      case TEARDOWN -> when(cpu.current().owedTeardown() != null, () -> machine.teardown(id));
      case USE_MM -> useMm(cpu, tasks.get(argument));
      case UNUSE_MM -> unuseMm(cpu);
      case GET_USERS -> getUsers(cpu, argument);
      case PUT_USERS -> release(userReferences, argument, mm -> machine.putUsers(id, mm));
      case PIN -> pin(cpu, argument);
      case UNPIN -> release(pins, argument, mm -> machine.unpin(id, mm));
      case FLUSH -> when(ownsMm(cpu), () -> machine.flush(id));
      case USER_ENTER -> when(ownsMm(cpu) && !isUsing(cpu), () -> machine.userEnter(id));
      case USER_EXIT -> when(cpu.extended(), () -> machine.userExit(id));
      case TICK -> when(true, () -> machine.tick(id));
      case WORK -> machine.runDeferredWork(id, id) > 0;
      case OFFLINE -> offline(cpu, Integer.parseInt(argument));
      case ONLINE -> online(cpu, Integer.parseInt(argument));
      case MEMBARRIER -> ownsMm(cpu) && machine.membarrier(id, action.command());
    };
  }

  private static boolean when(boolean sensible, Runnable action) {
    if (sensible) {
      action.run();
    }
    return sensible;
  }

  private boolean run(Cpu cpu, @Nullable Task task) {
    boolean dead = task != null && task.exited() && task.owedTeardown() == null;
    return when(
        task != null && task.cpu() == null && !dead,
        () -> machine.switchTo(cpu.id(), requireTask(task)));
  }

  private static Task requireTask(@Nullable Task task) {
    if (task == null) {
      throw new IllegalStateException("no such task");
    }
    return task;
  }

  private boolean idle(Cpu cpu) {
    if (cpu.extended()) {
      return false;
    }
    if (cpu.current() != cpu.idleTask()) {
      machine.switchTo(cpu.id(), cpu.idleTask());
    }
    machine.idleEnter(cpu.id());
    return true;
  }

  private boolean fork(Cpu cpu, String child, boolean share) {
    Task parent = cpu.current();
    if (tasks.containsKey(child) || parent == cpu.idleTask() || parent.exited() || isUsing(cpu)) {
      return false;
    }
    tasks.put(child, machine.fork(cpu.id(), child, share));
    return true;
  }

  private boolean mayExec(Cpu cpu) {
    Task task = cpu.current();
    return task != cpu.idleTask() && !task.exited() && task.owedTeardown() == null && !isUsing(cpu);
  }

  private boolean mayExit(Cpu cpu) {
    return mayExec(cpu);
  }

  private boolean ownsMm(Cpu cpu) {
    return cpu.current().mm() != null;
  }

  private boolean isUsing(Cpu cpu) {
    return usedMms.containsKey(cpu.current());
  }

  private boolean useMm(Cpu cpu, @Nullable Task owner) {
    Task user = cpu.current();
    MmStruct mm = owner == null || usedMms.containsKey(owner) ? null : owner.mm();
    if (mm == null || user == cpu.idleTask() || user.mm() != null || user.exited()) {
      return false;
    }
    if (!machine.getUsers(cpu.id(), mm)) {
      return false;
    }
    usedMms.put(user, mm);
    machine.useMm(cpu.id(), mm);
    return true;
  }

  private boolean unuseMm(Cpu cpu) {
    MmStruct mm = usedMms.remove(cpu.current());
    if (mm == null) {
      return false;
    }
    machine.unuseMm(cpu.id());
    machine.putUsers(cpu.id(), mm);
    return true;
  }

  private boolean getUsers(Cpu cpu, String owner) {
    Task task = tasks.get(owner);
    MmStruct mm = task == null ? null : task.mm();
    return mm != null
        && machine.getUsers(cpu.id(), mm)
        && userReferences.computeIfAbsent(owner, name -> new ArrayDeque<>()).add(mm);
  }

  private boolean pin(Cpu cpu, String owner) {
    Task task = tasks.get(owner);
    MmStruct mm = task == null ? null : task.mm();
    if (mm == null) {
      return false;
    }
    machine.pin(cpu.id(), mm);
    return pins.computeIfAbsent(owner, name -> new ArrayDeque<>()).add(mm);
  }

  /** Something to do with an mm. */
  @FunctionalInterface
  private interface MmAction {
    void on(MmStruct mm);
  }

  private static boolean release(Map<String, Deque<MmStruct>> held, String owner, MmAction action) {
    Deque<MmStruct> mms = held.get(owner);
    MmStruct mm = mms == null ? null : mms.poll();
    if (mm == null) {
      return false;
    }
    action.on(mm);
    return true;
  }

  private boolean offline(Cpu by, int target) {
    if (target >= machine.cpuCount() || target == by.id()) {
      return false;
    }
    Cpu dying = machine.cpu(target);
    if (!dying.online() || dying.current() != dying.idleTask() || !dying.preemptible()) {
      return false;
    }
    if (dying.idle()) {
      machine.idleExit(target);
    }
    machine.offline(by.id(), target);
    return true;
  }

  private boolean online(Cpu by, int target) {
    return when(
        target < machine.cpuCount() && !machine.cpu(target).online(),
        () -> machine.online(by.id(), target));
  }
}

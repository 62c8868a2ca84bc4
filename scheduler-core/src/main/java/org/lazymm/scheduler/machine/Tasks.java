package org.lazymm.scheduler.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes tasks, and lets one that several CPUs run wander between them. */
final class Tasks extends KernelPart {
  private final List<Task> moving = new ArrayList<>();
  private final Map<String, Task> expected = new HashMap<>();

  Tasks(KernelCore core) {
    super(core);
  }

  /** A task that a CPU has made and not woken up yet. */
  Task unborn(int cpu, String name, @Nullable MmStruct mm) {
    Task task = expected.get(name);
    if (task != null) {
      log.touch(cpus[cpu], task);
      return task.remade(mm);
    }
    Checkpoint checkpoint = log.checkpoint();
    if (checkpoint == null) {
      task = new Task(name, memory, mm);
      task.beUnborn();
      return task;
    }
    return checkpoint.allocations(cpu).task(name, made -> new Task(made, memory, null)).remade(mm);
  }

  /** A task that a CPU has made and woken up. */
  Task made(int cpu, String name, @Nullable MmStruct mm) {
    Task task = unborn(cpu, name, mm);
    task.wakeUp();
    return task;
  }

  /** One of many siblings, told apart by number; before a checkpoint alone. */
  Task numbered(int number, Task sibling) {
    if (log.checkpoint() != null) {
      throw new IllegalStateException("tasks of an exploration are known by their names");
    }
    return new Task(sibling.name(), number, memory, own(sibling));
  }

  Task expect(String name) {
    Task task = new Task(name, memory, null);
    task.beUnborn();
    move(task);
    expected.put(name, task);
    return task;
  }

  boolean take(Cpu by, Task task) {
    if (!task.moves()) {
      return task.cpu == null && !task.dead() && !task.unborn();
    }
    if (by.current == task || !task.moving().take(engine, by.id)) {
      return false;
    }
    log.touch(by, task);
    task.read(cpus);
    if (task.dead()) {
      task.cpu = null;
      task.moving().leave();
      return false;
    }
    return true;
  }

  void move(Task task) {
    task.move(memory);
    engine.waitsForSteps(task.moving().onCpu());
    moving.add(task);
  }

  void readMoving() {
    moving.forEach(task -> task.read(cpus));
  }

  static MmStruct own(Task task) {
    MmStruct mm = task.mm();
    if (mm == null) {
      throw new IllegalStateException(task + " has no mm of its own");
    }
    return mm;
  }
}

package org.lazymm.scenario;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.machine.Task;

/** What a stage was when its concurrent part began, and how to take back what each CPU changed. */
final class InterpreterCheckpoint {
  private final List<Deque<Runnable>> undo = new ArrayList<>();
  private final IdentityHashMap<Task, MmStruct> mms = new IdentityHashMap<>();
  private final IdentityHashMap<Task, Integer> owners = new IdentityHashMap<>();

  InterpreterCheckpoint(ScenarioInterpreter stage, int cpus, List<Step> concurrent) {
    for (int cpu = 0; cpu < cpus; cpu++) {
      undo.add(new ArrayDeque<>());
    }
    for (Map.Entry<String, Task> entry : stage.tasks().entrySet()) {
      Task task = entry.getValue();
      MmStruct mm = task.mm();
      if (mm != null) {
        mms.put(task, mm);
      }
      if (task.cpu() != null) {
        owners.put(task, task.cpu().id());
      }
      for (Step step : concurrent) {
        if (step.action().verb() == ActionKind.RUN
            && step.action().argument().equals(entry.getKey())) {
          owners.put(task, step.cpu());
        }
      }
    }
  }

  /** The mm of a task as a CPU may know it. */
  @Nullable MmStruct mmOf(int cpu, Task task) {
    boolean others = mms.containsKey(task) && owners.getOrDefault(task, cpu) != cpu;
    return others ? mms.get(task) : task.mm();
  }

  void changed(int cpu, Runnable taker) {
    undo.get(cpu).push(taker);
  }

  void rewind(int cpu) {
    Deque<Runnable> changes = undo.get(cpu);
    while (!changes.isEmpty()) {
      changes.pop().run();
    }
  }
}

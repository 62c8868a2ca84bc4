package org.lazymm.scheduler.machine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A machine's plain state when the concurrent part of a scenario begins, and what each CPU has
 * changed of it since: what it takes to run one CPU's code again from its start.
 *
 * <p>It rests on this: plain state belongs to one CPU. A CPU's fields are changed by its own code
 * alone; a task by the CPU that runs or makes it; an mm's plain fields are ghosts, which are sums.
 */
final class Checkpoint {
  private final Cpu[] cpus;
  private final CpuState[] states;
  private final GhostLog[] ghosts;
  private final OwnAllocations[] allocations;
  private final List<List<Touched>> touched = new ArrayList<>();
  private final List<ArrayDeque<Runnable>> undo = new ArrayList<>();
  private final List<MmStruct> mms;
  private final @Nullable Slab slab;

  /**
   * The state of a machine.
   *
   * @param core a machine between two actions
   * @param live the mms that are not freed
   * @param makers the CPUs that will make mms
   */
  Checkpoint(KernelCore core, List<MmStruct> live, BitSet makers) {
    this.cpus = core.cpus;
    int count = cpus.length;
    this.states = new CpuState[count];
    this.ghosts = new GhostLog[count];
    this.allocations = new OwnAllocations[count];
    for (int cpu = 0; cpu < count; cpu++) {
      states[cpu] = CpuState.of(cpus[cpu]);
      ghosts[cpu] = new GhostLog();
      allocations[cpu] = new OwnAllocations(cpu);
      touched.add(new ArrayList<>());
      undo.add(new ArrayDeque<>());
    }
    this.mms = live;
    this.slab = core.settings.reuseFreedMms() ? new Slab(core.memory, makers) : null;
  }

  /** A task that a CPU's code runs since, as it was before. */
  private record Touched(Task task, TaskState before) {}

  /** A CPU is about to run a task that it did not run before. */
  void touch(int cpu, Task task) {
    touched.get(cpu).add(new Touched(task, task.state()));
  }

  void changed(int cpu, MmStruct mm, Ghost ghost, long by) {
    ghosts[cpu].add(mm, ghost, by);
  }

  /** Something changed that is neither a CPU's field nor a task's nor an mm's. */
  void undo(int cpu, Runnable change) {
    undo.get(cpu).push(change);
  }

  OwnAllocations allocations(int cpu) {
    return allocations[cpu];
  }

  /** What hands memory of freed mms from CPU to CPU; null if none is used again. */
  @Nullable Slab slab() {
    return slab;
  }

  /** The mms that were not freed when the concurrent part began. */
  List<MmStruct> mms() {
    return mms;
  }

  /** Puts back what belongs to one CPU. */
  void rewind(int cpu) {
    ghosts[cpu].undo();
    ArrayDeque<Runnable> changes = undo.get(cpu);
    while (!changes.isEmpty()) {
      changes.pop().run();
    }
    List<Touched> tasks = touched.get(cpu);
    for (int index = tasks.size() - 1; index >= 0; index--) {
      tasks.get(index).task().restore(tasks.get(index).before());
    }
    tasks.clear();
    allocations[cpu].rewind();
    states[cpu].restore(cpus[cpu]);
  }
}

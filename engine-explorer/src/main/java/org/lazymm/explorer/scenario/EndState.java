package org.lazymm.explorer.scenario;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.Ghost;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MmStruct;

/** Everything that what comes after an execution can depend on, as numbers. */
final class EndState {
  private static final Ghost[] GHOSTS = Ghost.values();

  private long[] numbers = new long[64];
  private int size;
  private boolean whole = true;

  private EndState() {}

  /** The state in which a complete execution ended; the program has just run in it. */
  static EndState of(KernelProgram program, ExecutionGraph graph) {
    EndState state = new EndState();
    ExploredMemory memory = program.engine().explored();
    ObjectNumbers objects = memory.objects();
    // Locations that were made later hold what they were made with.
    for (int location = 0; location < graph.locations(); location++) {
      state.add(graph.valueOf(graph.coLast(location), memory.initial(location)));
    }
    state.add(-1);
    state.add(program.hotplug());
    Machine machine = program.machine();
    for (int id = 0; id < machine.cpuCount(); id++) {
      state.add(machine.cpu(id), objects);
      for (long taken : program.log(id).taken().toLongArray()) {
        state.add(taken);
      }
      state.add(-1);
      state.add(machine.unreaped(id));
      for (MmStruct mm : machine.freedBy(id)) {
        state.add(mm, program);
      }
      state.add(-1);
    }
    for (int index = 0; index < machine.liveMms(); index++) {
      state.add(machine.liveMm(index), program);
    }
    state.whole &= program.scenario().cranky() == 0;
    state.numbers = Arrays.copyOf(state.numbers, state.size);
    return state;
  }

  private void add(Cpu cpu, ObjectNumbers objects) {
    add(objects.number(cpu.current(), 0));
    add(objects.number(cpu.active(), 0));
    add(objects.number(cpu.loaded(), 0));
    add(cpu.online());
    add(cpu.inEqs());
    add(cpu.lazyAfterUnuse());
    whole &= !cpu.hasDeferredWork() && !cpu.hasLeftWork();
  }

  private void add(MmStruct mm, KernelProgram program) {
    add(program.engine().explored().objects().number(mm, 0));
    for (Ghost ghost : GHOSTS) {
      add(mm.ghost(ghost));
    }
    for (int id = 0; id < program.machine().cpuCount(); id++) {
      add(program.log(id).interruptChecks().count(mm, id));
      add(mm.dead() && program.log(id).keepers().isConcerned(id, mm));
    }
  }

  private void add(boolean flag) {
    add(flag ? 1 : 0);
  }

  private void add(long number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  /** Whether it is all of it: neither deferred work nor whims are known by numbers. */
  boolean isWhole() {
    return whole;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EndState state && Arrays.equals(numbers, state.numbers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers);
  }
}

package org.lazymm.scheduler.machine;

import org.jspecify.annotations.Nullable;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;
import org.lazymm.scheduler.engine.Engine;

/**
 * The fields of a task that several CPUs' code may run, one after the other: what one has left
 * there the next one reads.
 *
 * @param onCpu {@code ->on_cpu}: {@link #NOWHERE}, {@link #UNBORN}, or the number of its CPU plus 1
 * @param usedMm as in the task
 * @param counted as in the task
 * @param owedGiveBack as in the task
 * @param owedTeardown as in the task
 * @param exited as in the task, 1 if so
 */
record MovingTask(
    LongCell onCpu,
    Ref<MmStruct> usedMm,
    Ref<MmStruct> counted,
    Ref<MmStruct> owedGiveBack,
    Ref<MmStruct> owedTeardown,
    LongCell exited) {

  /** It runs on no CPU, and any may take it up. */
  static final long NOWHERE = 0;

  /** Its parent has not woken it up yet. */
  static final long UNBORN = -1;

  /** The fields as they are now. */
  static MovingTask of(Task task, Memory memory) {
    Home home = Home.machine().onLine(task.name());
    Cpu cpu = task.cpu();
    long now = task.unborn() ? UNBORN : cpu == null ? NOWHERE : cpu.id() + 1L;
    return new MovingTask(
        memory.number(task.name() + ".on_cpu", home, now),
        ref(memory, task, "used_mm", home, task.state().usedMm()),
        ref(memory, task, "counted", home, task.counted()),
        ref(memory, task, "owed_give_back", home, task.owedGiveBack()),
        ref(memory, task, "owed_teardown", home, task.owedTeardown()),
        memory.number(task.name() + ".exited", home, task.exited() ? 1 : 0));
  }

  private static Ref<MmStruct> ref(
      Memory memory, Task task, String field, Home home, @Nullable MmStruct now) {
    return memory.ref(task.name() + "." + field, home, now);
  }

  /**
   * Waits until the task runs nowhere, and takes it up; false if it still runs where it ran, in an
   * engine that cannot wait.
   */
  boolean take(Engine engine, int cpu) {
    while (true) {
      // Acquire: smp_cond_load_acquire(&p->on_cpu, !VAL) of try_to_wake_up; pairs with leave().
      if (engine.await(onCpu, NOWHERE, Order.ACQUIRE) != NOWHERE) {
        return false;
      }
      // Acquire, in place of the run-queue lock under which only one CPU takes the task; pairs with
      // leave(), too.
      if (onCpu.compareExchange(NOWHERE, cpu + 1L, Order.ACQUIRE) == NOWHERE) {
        return true;
      }
    }
  }

  /** Lets others take it up. Release: all that the task did; pairs with {@link #take}. */
  void leave() {
    onCpu.store(NOWHERE, Order.RELEASE);
  }
}

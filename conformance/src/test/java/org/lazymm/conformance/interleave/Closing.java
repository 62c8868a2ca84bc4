package org.lazymm.conformance.interleave;

import java.util.List;
import java.util.TreeMap;
import org.lazymm.scenario.ScenarioInterpreter;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.scheduler.property.Property;

/** The closing of a machine after a run, one action after the other, as the sequential runner's. */
final class Closing {
  private static final int MOST_TICKS = 64;
  private static final int FEWEST_TICKS = 2;

  private final LiveEngine engine;
  private final Machine machine;
  private final ScenarioInterpreter stage;
  private final EndChecks checks;
  private final List<Integer> cpus;
  private final int first;

  /**
   * A closing.
   *
   * @param run all of whose CPUs have come through
   * @param checks what is judged
   * @param first the CPU that does not idle for ever; it is online
   */
  Closing(LiveRun run, EndChecks checks, int first) {
    this.engine = run.engine;
    this.machine = run.machine();
    this.stage = run.stage();
    this.checks = checks;
    this.cpus = run.subject.scenario().cpusByFirstStep();
    this.first = first;
  }

  void run() {
    wake(first);
    for (int id = 0; id < machine.cpuCount(); id++) {
      int dead = id;
      if (machine.unreaped(id)) {
        act(() -> machine.reap(first, dead));
      }
    }
    finishTasks();
    Task watcher = machine.createProcess(first, "closing-0");
    act(() -> machine.switchTo(first, watcher));
    act(() -> stage.releaseHeld(first));
    boolean bounded = machine.guarantees().boundedTime();
    tick(bounded ? MOST_TICKS : FEWEST_TICKS);
    if (bounded) {
      checks.requireAllFreed(Property.L2);
    }
    for (int id : cpus) {
      if (id != first && machine.cpu(id).online()) {
        closeCpu(id);
      }
    }
    tick(MOST_TICKS);
    checks.requireAllFreed(Property.K2);
    checks.quiet();
  }

  private void act(Runnable action) {
    engine.actionBegins();
    action.run();
  }

  private int anyOnline() {
    return cpus.stream().filter(id -> machine.cpu(id).online()).findFirst().orElseThrow();
  }

  private void wake(int id) {
    if (machine.cpu(id).idle()) {
      act(() -> machine.idleExit(id));
    } else if (machine.cpu(id).inEqs()) {
      act(() -> machine.userExit(id));
    }
  }

  private void finishTasks() {
    // By name: the order in which CPUs have made them is not part of a state.
    for (Task task : new TreeMap<>(stage.tasks()).values()) {
      if (!task.owes() && !task.usesMm()) {
        continue;
      }
      if (task.cpu() == null) {
        act(() -> machine.switchTo(first, task));
      }
      Cpu cpu = task.cpu();
      int on = cpu == null ? first : cpu.id();
      act(() -> machine.finish(on));
      if (task.usesMm()) {
        act(() -> machine.unuseMm(on));
      }
      runAllWork();
    }
  }

  private void closeCpu(int id) {
    Task user = machine.createProcess(first, "closing-" + id);
    act(() -> machine.switchTo(id, user));
    runAllWork();
  }

  private void runAllWork() {
    for (int round = 0; round < MOST_TICKS; round++) {
      boolean any = false;
      for (int id : cpus) {
        if (machine.cpu(id).hasDeferredWork()) {
          int queue = id;
          int on = machine.cpu(id).online() ? id : anyOnline();
          act(() -> machine.runDeferredWork(queue, on));
          any = true;
        }
      }
      if (!any) {
        return;
      }
    }
  }

  private void tick(int most) {
    runAllWork();
    for (int tick = 0; tick < most && (tick < FEWEST_TICKS || checks.awaitsFree()); tick++) {
      tickOn(first);
      cpus.stream().filter(id -> id != first).forEach(this::tickOn);
    }
  }

  private void tickOn(int id) {
    if (machine.cpu(id).online() && !machine.cpu(id).inEqs()) {
      act(() -> machine.tick(id));
      runAllWork();
    }
  }
}

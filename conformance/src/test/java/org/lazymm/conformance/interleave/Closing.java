package org.lazymm.conformance.interleave;

import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.scenario.Stage;

/** The closing of a machine after a run, one action after the other, as the sequential runner's. */
final class Closing {
  private static final int MOST_TICKS = 64;
  private static final int FEWEST_TICKS = 2;

  private final LiveEngine engine;
  private final Machine machine;
  private final Stage stage;
  private final EndChecks checks;

  Closing(LiveEngine engine, Machine machine, Stage stage, EndChecks checks) {
    this.engine = engine;
    this.machine = machine;
    this.stage = stage;
    this.checks = checks;
  }

  void run() {
    int first = anyOnline();
    wake(first);
    for (int id = 0; id < machine.cpuCount(); id++) {
      int dead = id;
      if (machine.unreaped(id)) {
        act(() -> machine.reap(first, dead));
      }
    }
    finishTeardowns(first);
    Task watcher = machine.createProcess(first, "closing-0");
    act(() -> machine.switchTo(first, watcher));
    act(() -> stage.releaseHeld(first));
    boolean bounded = machine.promises().boundedTime();
    tick(bounded ? MOST_TICKS : FEWEST_TICKS);
    if (bounded) {
      checks.requireAllFreed(Property.L2);
    }
    for (int id = first + 1; id < machine.cpuCount(); id++) {
      if (machine.cpu(id).online()) {
        closeCpu(first, id);
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
    for (int id = 0; id < machine.cpuCount(); id++) {
      if (machine.cpu(id).online()) {
        return id;
      }
    }
    throw new IllegalStateException("no CPU is online");
  }

  private void wake(int id) {
    if (machine.cpu(id).idle()) {
      act(() -> machine.idleExit(id));
    } else if (machine.cpu(id).extended()) {
      act(() -> machine.userExit(id));
    }
  }

  private void finishTeardowns(int first) {
    for (Task task : stage.tasks().values()) {
      if (task.owedTeardown() == null) {
        continue;
      }
      if (task.cpu() == null) {
        act(() -> machine.switchTo(first, task));
      }
      Cpu cpu = task.cpu();
      int on = cpu == null ? first : cpu.id();
      act(() -> machine.teardown(on));
      runAllWork();
    }
  }

  private void closeCpu(int first, int id) {
    Task user = machine.createProcess(first, "closing-" + id);
    act(() -> machine.switchTo(id, user));
    runAllWork();
  }

  private void runAllWork() {
    for (int round = 0; round < MOST_TICKS; round++) {
      boolean any = false;
      for (int id = 0; id < machine.cpuCount(); id++) {
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
      for (int id = 0; id < machine.cpuCount(); id++) {
        int cpu = id;
        if (machine.cpu(id).online() && !machine.cpu(id).extended()) {
          act(() -> machine.tick(cpu));
          runAllWork();
        }
      }
    }
  }
}

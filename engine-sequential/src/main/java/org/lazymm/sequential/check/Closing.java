package org.lazymm.sequential.check;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.lazymm.scenario.ScenarioInterpreter;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.scheduler.property.Property;

/**
 * The end of a scenario, in every engine: sees to it that everything can be freed, and that it is.
 *
 * <p>Tasks that are in the middle of something come to its end, CPUs that have died are reaped, and
 * pins and user references still held are dropped; then the CPUs that get ticks take some, while
 * those in an extended quiescent state stay as they are (a guarantee of bounded time, L2, must be
 * kept by now); then each online CPU switches to a task with an mm of its own (K2 must hold by
 * now). CPUs that are offline stay so.
 */
public final class Closing {
  private static final int MOST_TICKS = 64;

  /** Enough ticks where there is nothing left to wait for. */
  private static final int FEWEST_TICKS = 2;

  private final Machine machine;
  private final ScenarioInterpreter stage;
  private final RunChecks checks;
  private final DeferredWork work;
  private final Consumer<Runnable> bounded;
  private final List<Integer> cpus;

  /**
   * The end of a run.
   *
   * @param machine between two actions
   * @param stage its tasks
   * @param checks watch the machine
   * @param work what the scheme has deferred
   * @param bounded runs an action, with whatever bound there is on it
   * @param order all CPUs in the order in which they are closed; one that is offline is skipped
   */
  public Closing(
      Machine machine,
      ScenarioInterpreter stage,
      RunChecks checks,
      DeferredWork work,
      Consumer<Runnable> bounded,
      List<Integer> order) {
    this.machine = machine;
    this.stage = stage;
    this.checks = checks;
    this.work = work;
    this.bounded = bounded;
    this.cpus = order.stream().filter(id -> machine.cpu(id).online()).toList();
  }

  /** Closes the run. */
  public void run() {
    int first = cpus.get(0);
    wake(first);
    reapTheDead(first);
    finishTasks(first);
    Task watcher = machine.createProcess(first, "closing-0");
    bounded.accept(() -> machine.switchTo(first, watcher));
    bounded.accept(() -> stage.releaseHeld(first));
    boolean inTime = machine.guarantees().boundedTime();
    tick(inTime ? MOST_TICKS : FEWEST_TICKS);
    if (inTime) {
      checks.requireAllFreed(
          Property.L2, "bounded time is guaranteed and all CPUs had their steps");
    }
    cpus.stream().skip(1).forEach(id -> leave(first, id));
    tick(MOST_TICKS);
    checks.requireAllFreed(Property.K2, "its tasks are gone and each CPU has switched mm");
    checks.quiet();
  }

  /** What comes next is done in the kernel, not in an extended quiescent state. */
  private void wake(int id) {
    if (machine.cpu(id).idle()) {
      bounded.accept(() -> machine.idleExit(id));
    } else if (machine.cpu(id).inEqs()) {
      bounded.accept(() -> machine.userExit(id));
    }
  }

  private void reapTheDead(int first) {
    for (int id = 0; id < machine.cpuCount(); id++) {
      int dead = id;
      if (machine.unreaped(id)) {
        bounded.accept(() -> machine.reap(first, dead));
      }
    }
  }

  private void leave(int first, int id) {
    Task user = machine.createProcess(first, "closing-" + id);
    bounded.accept(() -> machine.switchTo(id, user));
    work.runAll();
  }

  private void tick(int most) {
    work.runAll();
    for (int tick = 0; tick < most && (tick < FEWEST_TICKS || awaitsFree()); tick++) {
      for (int cpu : cpus) {
        if (!machine.cpu(cpu).inEqs()) {
          bounded.accept(() -> machine.tick(cpu));
          work.runAll();
        }
      }
    }
  }

  private boolean awaitsFree() {
    for (int index = 0; index < machine.liveMms(); index++) {
      if (RunChecks.keptByLazyUseAlone(machine.liveMm(index))) {
        return true;
      }
    }
    return false;
  }

  private void finishTasks(int first) {
    // By name: the order in which the tasks were made may differ from run to run.
    for (Task task : new TreeMap<>(stage.tasks()).values()) {
      if (!task.owes() && !task.usesMm()) {
        continue;
      }
      if (task.cpu() == null) {
        bounded.accept(() -> machine.switchTo(first, task));
      }
      Cpu cpu = task.cpu();
      int on = cpu == null ? first : cpu.id();
      bounded.accept(() -> machine.finish(on));
      if (task.usesMm()) {
        bounded.accept(() -> machine.unuseMm(on));
      }
      work.runAll();
    }
  }
}

package org.lazymm.sequential.check;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lazymm.scheduler.machine.Machine;

/** The work that a scheme defers, run between the actions of a machine that sequential runs. */
public final class DeferredWork {
  /** How often work may put itself off again at one go; work that waits for others does so. */
  public static final int MOST_ROUNDS = 1_000;

  private final Machine machine;
  private final Consumer<Runnable> bounded;
  private final Supplier<List<Integer>> order;

  /**
   * The work of a machine.
   *
   * @param machine between two actions
   * @param bounded runs an action, with whatever bound there is on it
   * @param order the order in which the CPUs' work runs, asked anew for each round
   */
  public DeferredWork(Machine machine, Consumer<Runnable> bounded, Supplier<List<Integer>> order) {
    this.machine = machine;
    this.bounded = bounded;
    this.order = order;
  }

  /** Whether no work is deferred on any CPU. */
  public boolean noneLeft() {
    for (int id = 0; id < machine.cpuCount(); id++) {
      if (machine.cpu(id).hasDeferredWork()) {
        return false;
      }
    }
    return true;
  }

  /** Runs all of it, and what it defers, for {@link #MOST_ROUNDS} rounds at the most. */
  public void runAll() {
    for (int round = 0; round < MOST_ROUNDS && !noneLeft(); round++) {
      List<Integer> cpus = order.get();
      cpus.forEach(queue -> run(queue, cpus));
    }
  }

  private void run(int queue, List<Integer> cpus) {
    if (machine.cpu(queue).hasDeferredWork()) {
      int on = machine.cpu(queue).online() ? queue : firstOnline(cpus);
      bounded.accept(() -> machine.runDeferredWork(queue, on));
    }
  }

  private int firstOnline(List<Integer> cpus) {
    return cpus.stream()
        .filter(id -> machine.cpu(id).online())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no CPU is online"));
  }
}

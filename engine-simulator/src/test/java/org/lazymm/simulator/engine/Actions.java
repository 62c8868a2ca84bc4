package org.lazymm.simulator.engine;

import org.lazymm.simulator.time.WinnerTree;

/** Runs code as actions of CPUs, for tests. */
public final class Actions {
  private final SimulatorEngine engine;

  /** Actions on an engine whose machine has booted. */
  public Actions(SimulatorEngine engine) {
    this.engine = engine;
  }

  /** An action that begins at a time, or when the CPU has ended the ones before it. */
  public void add(int cpu, long at, Runnable code) {
    engine.open(engine.timeline().core(cpu), at);
    code.run();
    engine.timeline().beginAt(engine.close(), at);
  }

  /** Runs all actions to their ends. */
  public void run() {
    while (engine.timeline().nextTime() != WinnerTree.NEVER) {
      engine.timeline().step();
    }
  }

  /** How long an action takes that a CPU begins when it has ended all others, in ticks. */
  public long took(int cpu, Runnable code) {
    run();
    long at = engine.timeline().clock(cpu);
    add(cpu, at, code);
    run();
    return engine.timeline().clock(cpu) - at;
  }

  /** How long an action of CPU 0 takes, in ticks. */
  public long took(Runnable code) {
    return took(0, code);
  }
}

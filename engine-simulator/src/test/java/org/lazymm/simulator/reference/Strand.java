package org.lazymm.simulator.reference;

import java.util.concurrent.Semaphore;

/** What one CPU does, on a thread of its own; it goes on when its turn has come. */
final class Strand {
  final int cpu;
  final Semaphore turn = new Semaphore(0);

  /** Its clock. */
  long time;

  /** When it wants to go on. */
  long dueAt;

  /** The CPU whose code it runs: another one while it takes that down or brings it up. */
  int entered;

  Strand(int cpu) {
    this.cpu = cpu;
    this.entered = cpu;
  }

  boolean isBefore(Strand other) {
    return dueAt < other.dueAt || (dueAt == other.dueAt && cpu < other.cpu);
  }
}

package org.lazymm.simulator.dispatch;

import org.jspecify.annotations.Nullable;
import org.lazymm.simulator.time.WinnerTree;

/** What the dispatcher knows of a CPU. */
final class CpuState {

  /** What its latest action was. */
  enum Phase {
    ACT,
    SWITCH,
    TICK,
    WORK
  }

  Phase phase = Phase.SWITCH;

  /** Who runs, or is being switched to; null when the CPU is idle or offline. */
  @Nullable Actor running;

  /** Who blocks once the switch is over. */
  @Nullable Actor leaving;

  /** What the latest act gave. */
  long result;

  /** Whether the running actor unmaps what it has left, and tears it down next. */
  boolean unmapping;

  /** When the running actor acts, in ticks. */
  long actsAt;

  /** When the next timer interrupt is due, in ticks, while the CPU is busy. */
  long tickAt;

  /** When work that was put off runs, in ticks. */
  long workAt = WinnerTree.NEVER;

  /** Since when the CPU is idle, in ticks. */
  long idleSince;

  /** When its latest action began, in ticks. */
  long began;

  boolean offline;
}

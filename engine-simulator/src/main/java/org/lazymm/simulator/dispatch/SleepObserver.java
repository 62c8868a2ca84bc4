package org.lazymm.simulator.dispatch;

import org.lazymm.simulator.engine.InterruptObserver;
import org.lazymm.simulator.profile.MachineProfile;

/** Knows how long CPUs slept that nobody plans: the events that they run come from outside. */
public final class SleepObserver implements InterruptObserver {
  private final IdleStates idleStates;
  private final long[] actedAt;

  /**
   * Makes an observer of CPUs that all are awake.
   *
   * @param profile what it costs to wake
   * @param cpus how many CPUs
   */
  public SleepObserver(MachineProfile profile, int cpus) {
    this.idleStates = new IdleStates(profile);
    this.actedAt = new long[cpus];
  }

  /**
   * A CPU has acted.
   *
   * @param cpu its number
   * @param at when, in ticks
   */
  public void acted(int cpu, long at) {
    actedAt[cpu] = at;
  }

  @Override
  public long wakeLatency(int cpu, long at) {
    return idleStates.wakeLatency(Math.max(0, at - actedAt[cpu]));
  }

  @Override
  public void interrupted(int cpu, long ticks) {
    actedAt[cpu] += ticks;
  }
}

package org.lazymm.simulator.dispatch;

import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;

/**
 * What waking an idle CPU costs: its governor chose the deepest state that pays for the time it
 * slept.
 *
 * <p>A state pays when the CPU sleeps longer than a few of its exit latencies, as the target
 * residencies of {@code drivers/idle/intel_idle.c} do.
 */
final class IdleStates {

  /** How many exit latencies of the deep state a CPU must sleep to be in it. */
  private static final long RESIDENCY = 5;

  private final long poll;
  private final long shallow;
  private final long deep;

  IdleStates(MachineProfile profile) {
    this.poll = profile.ticks(FigureKey.WAKE_POLL);
    this.shallow = profile.ticks(FigureKey.WAKE_C1);
    this.deep = profile.ticks(FigureKey.WAKE_DEEP);
  }

  /**
   * How long a CPU takes to wake.
   *
   * @param slept how long it was idle, in ticks
   */
  long wakeLatency(long slept) {
    if (slept >= RESIDENCY * deep) {
      return deep;
    }
    return polls(slept) ? poll : shallow;
  }

  /** Whether a CPU still polls, so that no interrupt need be sent to wake it. */
  boolean polls(long slept) {
    return slept < shallow;
  }
}

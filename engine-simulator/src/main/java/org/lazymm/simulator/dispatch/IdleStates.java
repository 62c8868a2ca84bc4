package org.lazymm.simulator.dispatch;

import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;

/**
 * What waking an idle CPU costs, on average over what its governor may have chosen for a sleep of
 * that length: polling, a shallow state or a deep one.
 *
 * <p>A state begins to be chosen when the CPU sleeps as long as the state takes to leave, and is
 * chosen always from a few of these latencies on, as the target residencies of {@code
 * drivers/idle/intel_idle.c} have it. In between the share grows evenly. A sharp border would make
 * two CPUs that wait for each other settle on either side of it by chance: a dearer wake-up makes
 * the other one sleep longer.
 */
final class IdleStates {

  /** From how many of its exit latencies on a state is chosen always. */
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
    return poll + share(shallow - poll, shallow, slept) + share(deep - shallow, deep, slept);
  }

  /**
   * What of a price is due because the CPU does not poll any more: the interrupt that wakes it.
   *
   * @param price in ticks
   * @param slept how long it was idle, in ticks
   */
  long unlessPolling(long price, long slept) {
    return share(price, shallow, slept);
  }

  private static long share(long whole, long latency, long slept) {
    if (slept <= latency) {
      return 0;
    }
    long ramp = (RESIDENCY - 1) * latency;
    return slept - latency >= ramp ? whole : whole * (slept - latency) / ramp;
  }
}

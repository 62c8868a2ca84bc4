package org.lazymm.simulator.dispatch;

import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;

/**
 * What waking an idle CPU costs, on average over what its governor may have chosen for a sleep of
 * that length: polling, a shallow state or a deep one.
 *
 * <p>A state is chosen always from its residency on, and begins to be chosen at a fifth of that. In
 * between the share grows evenly. A sharp border would make two CPUs that wait for each other
 * settle on either side of it by chance: a dearer wake-up makes the other one sleep longer.
 */
final class IdleStates {

  /** Which part of its residency a CPU must sleep for a state to be chosen at all. */
  private static final long PART = 5;

  private final long poll;
  private final long shallow;
  private final long deep;
  private final long shallowResidency;
  private final long deepResidency;

  IdleStates(MachineProfile profile) {
    this.poll = profile.ticks(FigureKey.WAKE_POLL);
    this.shallow = profile.ticks(FigureKey.WAKE_C1);
    this.deep = profile.ticks(FigureKey.WAKE_DEEP);
    this.shallowResidency = profile.ticks(FigureKey.RESIDENCY_C1);
    this.deepResidency = profile.ticks(FigureKey.RESIDENCY_DEEP);
  }

  /**
   * How long a CPU takes to wake.
   *
   * @param slept how long it was idle, in ticks
   */
  long wakeLatency(long slept) {
    return poll
        + share(shallow - poll, shallowResidency, slept)
        + share(deep - shallow, deepResidency, slept);
  }

  /**
   * What of a price is due because the CPU does not poll any more: the interrupt that wakes it.
   *
   * @param price in ticks
   * @param slept how long it was idle, in ticks
   */
  long unlessPolling(long price, long slept) {
    return share(price, shallowResidency, slept);
  }

  private static long share(long whole, long residency, long slept) {
    long begin = residency / PART;
    if (slept <= begin) {
      return 0;
    }
    return slept >= residency
        ? whole
        : (long) (whole * ((slept - begin) / (double) (residency - begin)));
  }
}

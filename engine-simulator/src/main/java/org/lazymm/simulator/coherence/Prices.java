package org.lazymm.simulator.coherence;

import java.util.List;

/**
 * What the coherence model charges, in ticks; compiled from a machine profile.
 *
 * @param hit a load or store that the CPU's own cache can serve, at least 0
 * @param rmw an atomic read-modify-write on a line that the CPU owns, at least 0
 * @param fence a full barrier, at least 0
 * @param latency by level of distance: time to take a line over
 * @param occupancy by level of distance: how long the line is then busy for others
 * @param perWaiter ticks added to the occupancy for each CPU that waits; 0 on machines that queue
 *     fairly, above 0 where retries steal the line (LL/SC)
 */
public record Prices(
    long hit, long rmw, long fence, List<Long> latency, List<Long> occupancy, double perWaiter) {

  /** Checks signs and lengths, and copies the lists. */
  public Prices {
    if (hit < 0 || rmw < 0 || fence < 0 || !(perWaiter >= 0)) {
      throw new IllegalArgumentException(
          "negative price: " + hit + ", " + rmw + ", " + fence + ", " + perWaiter);
    }
    latency = checked("latency", latency);
    occupancy = checked("occupancy", occupancy);
  }

  private static List<Long> checked(String name, List<Long> byLevel) {
    if (byLevel.size() != Distance.count() || byLevel.stream().anyMatch(ticks -> ticks < 0)) {
      throw new IllegalArgumentException(
          name + " needs a price of at least 0 for each of the " + Distance.count() + " distances");
    }
    return List.copyOf(byLevel);
  }
}

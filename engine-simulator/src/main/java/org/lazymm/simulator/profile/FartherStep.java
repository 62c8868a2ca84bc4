package org.lazymm.simulator.profile;

import org.lazymm.simulator.coherence.Distance;

/**
 * What a step to a farther distance does to the figures of memory, by machines that have both.
 *
 * @param latency by how much the latency grows
 * @param occupancy by how much the occupancy grows
 * @param as which machine says so
 */
record FartherStep(double latency, double occupancy, String as) {

  /**
   * The step from the farthest distance that a machine has.
   *
   * @param known that distance
   * @param next the distance beyond it: another socket, another group of them, or another box
   */
  static FartherStep between(Distance known, Distance next) {
    return switch (next) {
      case SOCKET -> toAnotherSocket(known);
      case FAR -> new FartherStep(2.25, 1.35, "on the eight-socket Xeon Platinum 8176");
      case REMOTE -> new FartherStep(3, 1.65, "in the profile extrapolated, which is a guess");
      case SMT, LLC, CCX ->
          throw new IllegalArgumentException("machines grow by sockets, not by " + next);
    };
  }

  private static FartherStep toAnotherSocket(Distance known) {
    return switch (known) {
      case SMT -> new FartherStep(18.5, 3.85, "on two Xeon Gold 6242");
      case CCX -> new FartherStep(1.85, 1.45, "on two EPYC 7R13");
      case LLC, SOCKET, FAR, REMOTE -> new FartherStep(3, 1.25, "on two Graviton 4 or Xeons");
    };
  }
}

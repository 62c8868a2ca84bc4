package org.lazymm.report.finding;

import java.util.Optional;

/**
 * Neighbouring positions at which the same scheme of two is ahead, or at which neither is.
 *
 * @param from the first position
 * @param to the last position
 * @param leader the scheme that is ahead; empty where the bands overlap
 * @param atLeast by what factor it is ahead at the least, from the near ends of the bands; 1 where
 *     nobody is
 * @param atMost by what factor it is ahead at the most, from the far ends of the bands; 1 where
 *     nobody is, infinite where the other's cost is 0
 */
public record Stretch(
    double from, double to, Optional<String> leader, double atLeast, double atMost) {

  /** This stretch and the next one with the same leader, as one. */
  Stretch and(Stretch next) {
    return new Stretch(
        from, next.to, leader, Math.min(atLeast, next.atLeast), Math.max(atMost, next.atMost));
  }
}

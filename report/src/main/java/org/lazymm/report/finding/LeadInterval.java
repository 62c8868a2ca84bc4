package org.lazymm.report.finding;

import java.util.Optional;

/**
 * Neighbouring positions at which the same scheme of two is ahead, or at which neither is.
 *
 * @param from the first position
 * @param to the last position
 * @param leader the scheme that is ahead; empty where nothing is stated
 * @param atLeast by what factor it is ahead in all but a twentieth of the draws; 1 where nobody is
 * @param atMost the factor that it exceeds in a twentieth of the draws; 1 where nobody is, infinite
 *     where the other's cost is 0
 */
public record LeadInterval(
    double from, double to, Optional<String> leader, double atLeast, double atMost) {

  /** A position at which nothing is stated. */
  static LeadInterval undecided(double at) {
    return new LeadInterval(at, at, Optional.empty(), 1, 1);
  }

  /** This stretch and the next one with the same leader, as one. */
  LeadInterval and(LeadInterval next) {
    return new LeadInterval(
        from, next.to, leader, Math.min(atLeast, next.atLeast), Math.max(atMost, next.atMost));
  }
}

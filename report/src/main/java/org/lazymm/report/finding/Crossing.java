package org.lazymm.report.finding;

/**
 * Two positions between which the lead passes from one scheme to another, their bands being apart
 * at both.
 *
 * @param below the last position at which {@code winsBelow} is ahead
 * @param above the first position at which {@code winsAbove} is ahead
 * @param estimate where the middles of the bands meet, interpolated in log space
 * @param winsBelow the scheme that is ahead up to there
 * @param winsAbove the scheme that is ahead from there on
 */
public record Crossing(
    double below, double above, double estimate, String winsBelow, String winsAbove) {}

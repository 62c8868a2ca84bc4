package org.lazymm.report.finding;

import org.lazymm.report.Interval;

/**
 * Two positions between which the lead passes from one scheme to another, who is ahead being stated
 * at both.
 *
 * @param below the last position at which {@code winsBelow} is ahead
 * @param above the first position at which {@code winsAbove} is ahead
 * @param equal where the two are equal, over all draws
 * @param winsBelow the scheme that is ahead up to there
 * @param winsAbove the scheme that is ahead from there on
 */
public record Crossing(
    double below, double above, Interval equal, String winsBelow, String winsAbove) {}

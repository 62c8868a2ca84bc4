package org.lazymm.simulator.result;

import java.io.Serializable;

/**
 * A distribution of durations.
 *
 * @param count how many there were
 * @param meanNanoseconds 0 when there were none
 * @param p50Nanoseconds median, to 1 per cent
 * @param p99Nanoseconds the duration that 1 in 100 exceeds, to 1 per cent
 * @param maxNanoseconds the longest
 */
public record Durations(
    long count,
    double meanNanoseconds,
    long p50Nanoseconds,
    long p99Nanoseconds,
    long maxNanoseconds)
    implements Serializable {}

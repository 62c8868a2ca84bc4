package org.lazymm.simulator.result;

import java.io.Serializable;

/**
 * Address spaces that are dead ({@code mm_users} is 0) but not yet freed.
 *
 * @param died how many died
 * @param freed how many were freed
 * @param peak most at a time
 * @param mean over the time of the run
 * @param peakBytes memory of the peak: struct, CPU mask and top-level page table of each
 * @param timeToFree from death to free, of those that were freed
 */
public record Retention(
    long died, long freed, long peak, double mean, long peakBytes, Durations timeToFree)
    implements Serializable {}

package org.lazymm.simulator.reference;

/**
 * What a run comes to.
 *
 * @param operationsPerSecond what the load counts
 * @param waitedPerSwitch for busy lines, for each context switch, in ns
 * @param meanExit mean exit latency without unmapping, in ns
 * @param exits how many exits that is the mean of
 * @param interrupts from CPU to CPU
 */
record ReferenceResult(
    double operationsPerSecond,
    double waitedPerSwitch,
    double meanExit,
    long exits,
    long interrupts) {}

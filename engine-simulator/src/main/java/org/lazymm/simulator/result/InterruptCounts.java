package org.lazymm.simulator.result;

import java.io.Serializable;

/**
 * Interrupts from CPU to CPU. Wake-ups are not among them.
 *
 * @param scheme sent because the scheme asked
 * @param schemeUseful those that changed something on their target
 * @param schemeWasted those that did not
 * @param schemeToIdle those that woke a CPU from the idle state
 * @param tlbFlush sent to flush translations, whatever the scheme
 * @param membarrier sent for {@code membarrier(2)}
 */
public record InterruptCounts(
    long scheme,
    long schemeUseful,
    long schemeWasted,
    long schemeToIdle,
    long tlbFlush,
    long membarrier)
    implements Serializable {}

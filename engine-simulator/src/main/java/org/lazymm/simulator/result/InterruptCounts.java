package org.lazymm.simulator.result;

import java.io.Serializable;

/**
 * Interrupts from CPU to CPU. Wake-ups are not among them.
 *
 * @param scheme sent because the scheme asked
 * @param schemeUseful those that changed something on their target
 * @param schemeWasted those that did not
 * @param schemeToIdle those that woke a CPU from the idle state
 * @param schemeAtMmdrop those about an mm whose last counted reference was gone
 * @param tlbFlush sent to flush translations, whatever the scheme
 * @param trimUseful sent in an mm's life so that CPUs leave its mask, whatever the scheme, to CPUs
 *     that were lazy on it
 * @param trimWasted the same, to CPUs that had left it before
 * @param membarrier sent for {@code membarrier(2)}
 */
public record InterruptCounts(
    long scheme,
    long schemeUseful,
    long schemeWasted,
    long schemeToIdle,
    long schemeAtMmdrop,
    long tlbFlush,
    long trimUseful,
    long trimWasted,
    long membarrier)
    implements Serializable {}

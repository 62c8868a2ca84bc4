package org.lazymm.trace.verify;

import java.util.List;

/**
 * An mm that died, and the interrupts that it should have cost from its birth on.
 *
 * @param pointer its identity
 * @param bornAt the line of its birth
 * @param bornFor the task that it was made for
 * @param perhapsByWorker whether a worker may have torn it down, on a CPU that is not known
 * @param interruptions in the order in which they are sent
 */
record ExpectedDeath(
    long pointer,
    long bornAt,
    int bornFor,
    boolean perhapsByWorker,
    List<Interruption> interruptions) {}

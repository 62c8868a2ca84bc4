package org.lazymm.conformance.interleave;

import java.util.Set;
import java.util.SortedSet;
import org.lazymm.scheduler.property.Property;

/**
 * What came out of all orders of a scenario.
 *
 * @param broken the properties that some run breaks
 * @param ends the states in which runs end
 * @param states how many states there were
 * @param runs how many runs were made for real
 * @param resting how many states there were in which nobody could go on
 * @param interrupts whether a CPU was interrupted by another
 * @param unknown why nothing can be said; empty if something can
 */
record Interleaved(
    Set<Property> broken,
    SortedSet<String> ends,
    long states,
    long runs,
    long resting,
    boolean interrupts,
    String unknown) {}

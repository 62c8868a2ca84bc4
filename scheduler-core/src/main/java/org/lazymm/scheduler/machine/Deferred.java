package org.lazymm.scheduler.machine;

import org.lazymm.api.Work;

/**
 * A piece of work that a scheme put off.
 *
 * @param work what to do
 * @param mm what to do it with
 */
public record Deferred(Work work, MmStruct mm) {}

/**
 * The modelled kernel: CPUs, tasks, the context switch, the life of an mm, idle, hotplug,
 * membarrier.
 */
@NullMarked
package org.lazymm.scheduler.machine;

import org.jspecify.annotations.NullMarked;

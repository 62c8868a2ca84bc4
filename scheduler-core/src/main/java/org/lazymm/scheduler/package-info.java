/** The modelled kernel: CPUs, tasks, the context switch, and the life of an mm. */
@NullMarked
package org.lazymm.scheduler;

import org.jspecify.annotations.NullMarked;

/** Synthetic loads: what the tasks of a simulated machine do. */
@NullMarked
package org.lazymm.simulator.workload;

import org.jspecify.annotations.NullMarked;

/** Virtual time: its unit, and which CPU is next. */
@NullMarked
package org.lazymm.simulator.time;

import org.jspecify.annotations.NullMarked;

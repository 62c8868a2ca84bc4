/**
 * Measures the machine it runs on and makes a profile of it.
 *
 * <p>Plain Java cannot pin a thread to a CPU: what depends on the distance of two CPUs is measured
 * between whichever CPUs the operating system chose, several times, and the median is taken.
 */
@NullMarked
package org.lazymm.simulator.calibrate;

import org.jspecify.annotations.NullMarked;

/**
 * Measures the machine it runs on and makes a profile of it.
 *
 * <p>Each figure is the median of many short repetitions and has a spread. Threads are pinned where
 * the JVM can; else what depends on the distance of two CPUs is measured between whichever CPUs the
 * operating system chose. A machine that does something else meanwhile is noticed.
 */
@NullMarked
package org.lazymm.simulator.calibrate;

import org.jspecify.annotations.NullMarked;

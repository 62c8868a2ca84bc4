/**
 * Draws of what is not known: the figures of a machine that have a range, and the seed of the load.
 */
@NullMarked
package org.lazymm.simulator.draw;

import org.jspecify.annotations.NullMarked;

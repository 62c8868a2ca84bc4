/**
 * A slow and plain simulation that prices one access at a time, to hold the simulator against. It
 * shares the prices and the topology with it, and nothing of how it is done.
 */
@NullMarked
package org.lazymm.simulator.reference;

import org.jspecify.annotations.NullMarked;

/**
 * The engine with a clock: every access of the modelled kernel and of the scheme is priced on the
 * virtual time of the CPU whose code runs.
 */
@NullMarked
package org.lazymm.simulator.engine;

import org.jspecify.annotations.NullMarked;

/** Turns the events of a trace into actions of the modelled kernel. */
@NullMarked
package org.lazymm.trace.replay;

import org.jspecify.annotations.NullMarked;

/** Runs a scheme in virtual time on a modelled machine and prices what it does. */
@NullMarked
package org.lazymm.simulator;

import org.jspecify.annotations.NullMarked;

/** Where the time of the modelled CPUs goes. */
@NullMarked
package org.lazymm.simulator.account;

import org.jspecify.annotations.NullMarked;

/** What a simulation found, as plain records that can be written, compared and sent elsewhere. */
@NullMarked
package org.lazymm.simulator.result;

import org.jspecify.annotations.NullMarked;

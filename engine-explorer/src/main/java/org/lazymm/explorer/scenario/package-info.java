/** Scenarios of the modelled kernel as programs that can be explored, and what they break. */
@NullMarked
package org.lazymm.explorer.scenario;

import org.jspecify.annotations.NullMarked;

/** What an engine supplies to the modelled kernel: memory, prices, interrupts. */
@NullMarked
package org.lazymm.scheduler.engine;

import org.jspecify.annotations.NullMarked;

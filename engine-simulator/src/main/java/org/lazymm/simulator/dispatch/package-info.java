/** Decides which task runs where and when: a small scheduler over the modelled kernel's actions. */
@NullMarked
package org.lazymm.simulator.dispatch;

import org.jspecify.annotations.NullMarked;

/** A kernel and a scheme handed on, so that something can be put between the two. */
@NullMarked
package org.lazymm.scheduler.forwarding;

import org.jspecify.annotations.NullMarked;

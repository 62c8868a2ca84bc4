/** The services of a kernel handed on, so that something can be put between it and a scheme. */
@NullMarked
package org.lazymm.scheduler.wrap;

import org.jspecify.annotations.NullMarked;

/** Bugs of memory order, which only an exploration shows. */
@NullMarked
package org.lazymm.broken.order;

import org.jspecify.annotations.NullMarked;

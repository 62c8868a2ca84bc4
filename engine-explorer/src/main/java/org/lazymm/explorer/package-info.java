/** The model checker: every interleaving and every weak-memory outcome of small programs. */
@NullMarked
package org.lazymm.explorer;

import org.jspecify.annotations.NullMarked;

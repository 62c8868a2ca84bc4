/** Runs litmus tests under a memory model. */
@NullMarked
package org.lazymm.litmus.run;

import org.jspecify.annotations.NullMarked;

/** Counterexamples in files, to be replayed. */
@NullMarked
package org.lazymm.explorer.recording;

import org.jspecify.annotations.NullMarked;

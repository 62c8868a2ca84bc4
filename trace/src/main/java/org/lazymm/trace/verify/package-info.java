/** Holds the modelled kernel against the frees of {@code mm_struct} that a trace recorded. */
@NullMarked
package org.lazymm.trace.verify;

import org.jspecify.annotations.NullMarked;
